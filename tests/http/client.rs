//! A client that sends what it is told to, byte for byte.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    thread,
    time::Duration,
};

/// The body of a request, and how it is sent.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    /// With its length in the header.
    Whole(Vec<u8>),
    /// Chunked, each chunk in a segment of its own.
    Chunked(Vec<Vec<u8>>),
    /// Chunked, too, but the last chunk never comes: the answer must not wait
    /// for it.
    Endless(Vec<Vec<u8>>),
    /// Only the length, in the header: the answer must not wait for more.
    Promised(usize),
    /// These bytes after the headers, whatever they are.
    Raw(&'static str, &'static str),
}

/// What a server answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Posts a body, and reads the answer.
pub(crate) fn post(
    server: SocketAddr,
    path: &str,
    headers: &[(&str, &str)],
    body: &Body,
) -> Answer {
    let mut stream = TcpStream::connect(server).unwrap();
    stream.set_nodelay(true).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();

    let mut lines = vec![
        format!("POST {path} HTTP/1.1"),
        format!("host: {server}"),
        "connection: close".into(),
    ];
    let given = headers.iter().map(|(name, value)| format!("{name}: {value}"));
    lines.extend(given);
    lines.push(match body {
        Body::Whole(bytes) => format!("content-length: {}", bytes.len()),
        Body::Promised(length) => format!("content-length: {length}"),
        Body::Chunked(_) | Body::Endless(_) => {
            "transfer-encoding: chunked".into()
        }
        Body::Raw(header, _) => (*header).into(),
    });
    let head = lines.join("\r\n") + "\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();

    match body {
        Body::Whole(bytes) => stream.write_all(bytes).unwrap(),
        Body::Promised(_) => {}
        Body::Chunked(chunks) => {
            write_chunks(&mut stream, chunks);
            stream.write_all(b"0\r\n\r\n").unwrap();
        }
        Body::Endless(chunks) => write_chunks(&mut stream, chunks),
        Body::Raw(_, bytes) => stream.write_all(bytes.as_bytes()).unwrap(),
    }
    read_answer(&mut stream)
}

fn write_chunks(stream: &mut TcpStream, chunks: &[Vec<u8>]) {
    for chunk in chunks {
        let size = format!("{:x}\r\n", chunk.len());
        // One write: after the chunk that is too much, the server may close.
        let segment = [size.as_bytes(), chunk, b"\r\n"].concat();
        stream.write_all(&segment).unwrap();
        thread::sleep(Duration::from_millis(2));
    }
}

/// Reads an answer, which says how long its body is: a server that has not read
/// a whole request may leave the connection open.
fn read_answer(stream: &mut TcpStream) -> Answer {
    let mut reader = BufReader::new(stream);
    let mut line = || {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    };
    let status = line().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = std::iter::from_fn(|| {
        let line = line();
        let (name, value) = line.split_once(": ")?;
        Some((name.to_lowercase(), value.to_owned()))
    });
    let headers = headers.collect();
    let mut answer = Answer { status, headers, body: String::new() };
    let length = answer.header("content-length").unwrap().parse().unwrap();
    reader.take(length).read_to_string(&mut answer.body).unwrap();
    answer
}

//! Headless Chromium, asked over its own pipe: what a page does, requests and
//! logs, and how it is laid out.

use crate::external_program::program;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// No answer takes this long, however busy the machine.
const PATIENCE: Duration = Duration::from_mins(2);

const FLAGS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--remote-debugging-pipe",
];

/// A browser with one page.
pub(crate) struct Browser {
    child: Child,
    input: ChildStdin,
    answers: Receiver<Value>,
    folder: PathBuf,
    asked: u64,
    session: Value,
    /// What the page has requested since it was opened, by address.
    pub(crate) requests: Vec<String>,
    /// What was logged and thrown.
    pub(crate) complaints: Vec<Value>,
    loaded: bool,
}

impl Browser {
    /// A browser, where one is installed; `name` tells it from others.
    pub(crate) fn start(name: &str) -> Option<Self> {
        program("chromium", "chromium")?;
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        // It reads what it is asked from 3, and answers on 4.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null"])
            .args(["sh", "chromium"])
            .args(FLAGS)
            .arg(format!(
                "--user-data-dir={}",
                folder.join("profile").display()
            ))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (sender, answers) = channel();
        let output = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            for answer in output.split(0).map_while(Result::ok) {
                let Ok(answer) = serde_json::from_slice(&answer) else {
                    return;
                };
                if sender.send(answer).is_err() {
                    return;
                }
            }
        });
        let mut browser = Self {
            input: child.stdin.take().unwrap(),
            child,
            answers,
            folder,
            asked: 0,
            session: Value::Null,
            requests: Vec::new(),
            complaints: Vec::new(),
            loaded: false,
        };
        let page = browser
            .ask("Target.createTarget", &json!({ "url": "about:blank" }));
        let id = &page["targetId"];
        let attach = json!({ "targetId": id, "flatten": true });
        let attached = browser.ask("Target.attachToTarget", &attach);
        browser.session = attached["sessionId"].clone();
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.ask(&format!("{domain}.enable"), &json!({}));
        }
        Some(browser)
    }

    /// The answer to a question of the browser's protocol.
    pub(crate) fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        self.asked += 1;
        let mut question = json!({
            "id": self.asked, "method": method, "params": parameters,
        });
        if !self.session.is_null() {
            question["sessionId"] = self.session.clone();
        }
        write!(self.input, "{question}\0").unwrap();
        loop {
            let message = self.hear(method);
            if message["id"] == self.asked {
                assert_eq!(message.get("error"), None, "{method}: {message}");
                return message["result"].clone();
            }
        }
    }

    /// The next message; events are noted.
    fn hear(&mut self, wanted: &str) -> Value {
        let message = self
            .answers
            .recv_timeout(PATIENCE)
            .unwrap_or_else(|error| panic!("no answer to {wanted}: {error}"));
        let told = &message["params"];
        match message["method"].as_str().unwrap_or_default() {
            "Network.requestWillBeSent" => {
                let url = told["request"]["url"].as_str().unwrap();
                self.requests.push(url.to_owned());
            }
            "Runtime.exceptionThrown"
            | "Runtime.consoleAPICalled"
            | "Log.entryAdded" => self.complaints.push(told.clone()),
            "Page.loadEventFired" => self.loaded = true,
            _ => {}
        }
        message
    }

    /// Opens a text as a page, and gives its address.
    pub(crate) fn open(&mut self, html: &str, more: &str) -> String {
        let path = self.folder.join("page.html");
        std::fs::write(&path, html).unwrap();
        let url = format!("file://{}{more}", path.display());
        self.requests.clear();
        self.complaints.clear();
        self.loaded = false;
        // The same page at another fragment would not be loaded again.
        self.ask("Page.navigate", &json!({ "url": "about:blank" }));
        while !self.loaded {
            self.hear("an empty page");
        }
        self.requests.clear();
        self.loaded = false;
        self.ask("Page.navigate", &json!({ "url": url }));
        while !self.loaded {
            self.hear("a page");
        }
        url
    }

    /// The value of an expression in the page.
    pub(crate) fn value(&mut self, expression: &str) -> Value {
        let ask = json!({ "expression": expression, "returnByValue": true });
        let answer = self.ask("Runtime.evaluate", &ask);
        assert_eq!(answer.get("exceptionDetails"), None, "{expression}");
        answer["result"]["value"].clone()
    }

    /// Shows pages as on a screen of this many pixels.
    pub(crate) fn screen(&mut self, width: u32, height: u32, phone: bool) {
        let screen = json!({
            "width": width, "height": height,
            "deviceScaleFactor": 1, "mobile": phone,
        });
        self.ask("Emulation.setDeviceMetricsOverride", &screen);
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Whatever of this fails, there is nobody to tell.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

//! The texts that are judged, and the files that the judges read.

use std::path::Path;

use paysession::{
    Message, MessageVisitor, for_each_message,
    introspect::schema::{self, Profile},
    testing,
};
use proptest::{
    prelude::{Strategy, any},
    strategy::ValueTree,
    test_runner::TestRunner,
};

use crate::file;

/// The texts of one message.
pub(crate) struct Texts {
    pub(crate) message: &'static str,
    /// Each text, and whether the reader accepts it.
    pub(crate) lines: Vec<(bool, String)>,
}

impl Texts {
    pub(crate) fn accepted(&self) -> usize {
        self.lines.iter().filter(|(accepted, _)| *accepted).count()
    }
}

/// Every message's texts, and its schemas, in `folder`: the same each time.
pub(crate) fn write(
    folder: &Path,
    at_least: usize,
) -> anyhow::Result<Vec<Texts>> {
    struct Write<'f> {
        folder: &'f Path,
        at_least: usize,
        written: anyhow::Result<Vec<Texts>>,
    }
    impl MessageVisitor for Write<'_> {
        fn visit<T: Message>(&mut self) {
            if let Ok(all) = &mut self.written {
                match of::<T>(self.folder, self.at_least) {
                    Ok(texts) => all.push(texts),
                    Err(error) => self.written = Err(error),
                }
            }
        }
    }
    let mut write = Write { folder, at_least, written: Ok(Vec::new()) };
    for_each_message(&mut write);
    write.written
}

fn of<T: Message>(folder: &Path, at_least: usize) -> anyhow::Result<Texts> {
    let mut lines = Vec::new();
    let mut page = String::new();
    for text in generated::<T>(at_least)? {
        let accepted = T::from_json(text.as_bytes()).is_ok();
        page.push(if accepted { '+' } else { '-' });
        page.push_str(&text);
        page.push('\n');
        lines.push((accepted, text));
    }
    file::write(&folder.join(format!("{}.txt", T::ID)), &page)?;
    for profile in Profile::ALL {
        let name = format!("{}.{}.json", T::ID, profile.as_str());
        let schema = schema::of::<T>(profile).to_string();
        file::write(&folder.join(name), &schema)?;
    }
    Ok(Texts { message: T::ID, lines })
}

/// Every edge of every rule; then valid and broken messages in turn.
fn generated<T: Message>(at_least: usize) -> anyhow::Result<Vec<String>> {
    let mut runner = TestRunner::deterministic();
    let valid = any::<T>().prop_map(|message| serde_json::to_string(&message));
    let broken = testing::invalid_bodies::<T>();
    let mut texts = testing::boundary_bodies::<T>();
    let because = |why| anyhow::anyhow!("cannot generate {}: {why}", T::ID);
    // The edges are many already; as many as are expected come on top.
    for _ in 0..at_least.div_ceil(2) {
        let text = valid.new_tree(&mut runner).map_err(because)?.current()?;
        let broken = broken.new_tree(&mut runner).map_err(because)?.current();
        texts.extend([text, broken.body]);
    }
    Ok(texts)
}

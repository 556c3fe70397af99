//! The bodies that the validators are asked about, and the files that they read.

use std::path::{Path, PathBuf};

use paysession::{
    Message,
    introspect::schema::{self, Profile},
    introspect::{MessageVisitor, for_each_message},
    testing,
};
use paysession_command_io::LockedFolder;
use proptest::{
    prelude::{Strategy, any},
    strategy::ValueTree,
    test_runner::TestRunner,
};

use super::FOLDER;

/// The bodies of one message.
pub(crate) struct MessageBodies {
    pub(crate) message: &'static str,
    /// Whether the reader accepts it, and each body.
    pub(crate) bodies: Vec<(bool, String)>,
}

impl MessageBodies {
    pub(crate) fn accepted(&self) -> usize {
        self.bodies.iter().filter(|(accepted, _)| *accepted).count()
    }
}

/// Writes every message's bodies and its schemas: the same each time.
pub(crate) fn write(
    folder: &LockedFolder,
    at_least: usize,
) -> anyhow::Result<Vec<MessageBodies>> {
    struct Writer<'f> {
        folder: &'f LockedFolder,
        at_least: usize,
        written: anyhow::Result<Vec<MessageBodies>>,
    }
    impl MessageVisitor for Writer<'_> {
        fn visit<T: Message>(&mut self) {
            if let Ok(all) = &mut self.written {
                match write_message::<T>(self.folder, self.at_least) {
                    Ok(bodies) => all.push(bodies),
                    Err(error) => self.written = Err(error),
                }
            }
        }
    }
    let mut writer = Writer { folder, at_least, written: Ok(Vec::new()) };
    for_each_message(&mut writer);
    writer.written
}

fn write_message<T: Message>(
    folder: &LockedFolder,
    at_least: usize,
) -> anyhow::Result<MessageBodies> {
    let mut bodies = Vec::new();
    let mut page = String::new();
    for body in generate::<T>(at_least)? {
        let accepted = T::from_json(body.as_bytes()).is_ok();
        page.push(if accepted { '+' } else { '-' });
        page.push_str(&body);
        page.push('\n');
        bodies.push((accepted, body));
    }
    folder.write(&file(&format!("{}.txt", T::ID)), page.as_bytes())?;
    for &profile in Profile::ALL {
        let name = format!("{}.{}.json", T::ID, profile.as_str());
        let schema = schema::of::<T>(profile).to_string();
        folder.write(&file(&name), schema.as_bytes())?;
    }
    Ok(MessageBodies { message: T::ID, bodies })
}

fn file(name: &str) -> PathBuf {
    Path::new(FOLDER).join(name)
}

/// The boundary values of every rule; then valid and invalid bodies in turn.
fn generate<T: Message>(at_least: usize) -> anyhow::Result<Vec<String>> {
    let mut runner = TestRunner::deterministic();
    let valid = any::<T>().prop_map(|message| serde_json::to_string(&message));
    let invalid = testing::invalid_bodies::<T>();
    let mut bodies = testing::boundary_bodies::<T>();
    let because = |why| anyhow::anyhow!("cannot generate {}: {why}", T::ID);
    for _ in 0..at_least.div_ceil(2) {
        let valid = valid.new_tree(&mut runner).map_err(because)?.current()?;
        let invalid = invalid.new_tree(&mut runner).map_err(because)?.current();
        bodies.extend([valid, invalid.body]);
    }
    Ok(bodies)
}

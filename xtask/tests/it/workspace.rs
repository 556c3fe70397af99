//! A copy of the workspace's `schemas` on which the commands work.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use toml_edit::{ArrayOfTables, DocumentMut, Table};

/// The document that the tests change.
pub(crate) const DOCUMENT: &str =
    "schemas/vendored/yuno/create-customer-session.json";
pub(crate) const ID: &str = "yuno/create-customer-session";
/// Where the document describes the request.
const AT: &str =
    "/paths/~1customers~1sessions/post/requestBody/content/application~1json";

/// A folder of its own.
pub(crate) struct Workspace(PathBuf);

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Workspace {
    /// A copy that binds [`DOCUMENT`] alone, which is judged in a moment;
    /// `name` tells it from those of other tests.
    pub(crate) fn new(name: &str) -> Self {
        Self::with_document(name, ID)
    }

    /// A copy that binds one document alone.
    pub(crate) fn with_document(name: &str, id: &str) -> Self {
        let workspace = Self::whole(name);
        workspace.bind_only(id);
        // The OpenAPI documents have the operations that are bound.
        assert_eq!(workspace.run(&["schema"]).code, 0);
        workspace
    }

    /// A copy with every binding.
    pub(crate) fn whole(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("{name}-{}", std::process::id()));
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        copy(&workspace.join("schemas"), &folder.join("schemas"));
        Self(folder)
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.0.join(file)
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        fs::write(self.path(file), text).unwrap();
    }

    /// Leaves of the table and the lock file what is about one document.
    fn bind_only(&self, id: &str) {
        let of_document = |row: &Table| row["document"].as_str() == Some(id);
        let mut lock = self.table("schemas/drift.lock");
        for rows in ["operation", "accepted"] {
            rows_of(&mut lock, rows).retain(of_document);
        }
        let policies: BTreeSet<String> = rows_of(&mut lock, "accepted")
            .iter()
            .map(|row| row["policy"].as_str().unwrap().to_owned())
            .collect();
        let mut table = self.table("schemas/drift.toml");
        rows_of(&mut table, "binding").retain(of_document);
        let bindings: BTreeSet<String> = rows_of(&mut table, "binding")
            .iter()
            .map(|row| row["id"].as_str().unwrap().to_owned())
            .collect();
        let is_there = |text: Option<&str>, there: &BTreeSet<String>| {
            there.contains(text.unwrap())
        };
        let all = rows_of(&mut table, "policy");
        all.retain(|policy| is_there(policy["name"].as_str(), &policies));
        for policy in all.iter_mut() {
            if let Some(named) = policy.get_mut("bindings") {
                let named = named.as_array_mut().unwrap();
                named.retain(|name| is_there(name.as_str(), &bindings));
            }
        }
        self.write("schemas/drift.lock", &lock.to_string());
        self.write("schemas/drift.toml", &table.to_string());
    }

    fn table(&self, file: &str) -> DocumentMut {
        self.read(file).parse().unwrap()
    }

    /// Replaces what stands in a file once.
    #[track_caller]
    pub(crate) fn replace(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert_eq!(
            text.matches(from).count(),
            1,
            "{from} stands in {file} once"
        );
        self.write(file, &text.replace(from, to));
    }

    /// Binds the request of the document to another place of it.
    pub(crate) fn rebind(&self, at: &str) {
        let bound = |at: &str| {
            format!(
                "document = \"{ID}\"\nat = \"{at}\"\ndirection = \"request\""
            )
        };
        self.replace("schemas/drift.toml", &bound(AT), &bound(at));
    }

    /// A copy of the document with one limit changed, which is one error.
    pub(crate) fn changed(&self) -> String {
        self.write("changed.json", &self.read(DOCUMENT));
        self.replace("changed.json", "MAX 526", "MAX 527");
        format!("{ID}=changed.json")
    }

    /// Adds a policy that lacks its reason.
    pub(crate) fn policy_without_a_reason(&self) {
        let more = "\n[[policy]]\nrules = [\"D209\"]\nname = \"bare\"\n";
        let table = self.read("schemas/drift.toml");
        self.write("schemas/drift.toml", &(table + more));
    }

    /// Makes a generated file stale.
    pub(crate) fn stale(&self) {
        let file = "schemas/generated/strict/yuno.error.json";
        self.write(file, "{}\n");
    }

    /// The command, which finds this workspace by its working directory.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(arguments).current_dir(&self.0);
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Done {
        self.command(arguments).output().unwrap().into()
    }

    /// Every file, link and folder below a folder.
    pub(crate) fn names(&self, folder: &str) -> Vec<PathBuf> {
        let mut names = Vec::new();
        let mut folders = vec![self.path(folder)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let entry = entry.unwrap();
                if entry.file_type().unwrap().is_dir() {
                    folders.push(entry.path());
                }
                names.push(entry.path());
            }
        }
        names.sort();
        names
    }
}

impl From<Output> for Done {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        // What is left lies below the target folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn rows_of<'t>(
    table: &'t mut DocumentMut,
    name: &str,
) -> &'t mut ArrayOfTables {
    table[name].as_array_of_tables_mut().unwrap()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

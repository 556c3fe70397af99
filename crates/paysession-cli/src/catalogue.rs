//! The commands that print what the types know.

use std::process::ExitCode;

use paysession::{ViolationCode, introspect::schema::Profile};
use paysession_command_io::{errln, outln, print};
use paysession_commands::{
    MessageInfo, all_messages, drift,
    openapi::{self, Provider},
    rules,
};
use specdrift::Files;

use crate::{bundle, exit::Exit};

/// The messages with this id, or all.
fn messages(id: Option<&str>) -> Vec<MessageInfo> {
    let mut messages = all_messages();
    messages.retain(|message| id.is_none_or(|id| id == message.id));
    messages
}

fn list() -> anyhow::Result<ExitCode> {
    for message in all_messages() {
        outln!("{}", message.id)?;
    }
    Ok(Exit::Success.into())
}

/// Prints a schema.
pub(crate) fn schema(
    id: Option<&str>,
    profile: Profile,
) -> anyhow::Result<ExitCode> {
    if id.is_none() {
        return list();
    }
    for message in messages(id) {
        print(&format!("{:#}\n", (message.schema)(profile)))?;
    }
    Ok(Exit::Success.into())
}

/// Prints the OpenAPI document of a provider, from the documents that come with
/// the program.
pub(crate) fn openapi(provider: Provider) -> anyhow::Result<ExitCode> {
    let files = Files::Bundled(bundle::files());
    let document = openapi::document(files, provider)?;
    print(&format!("{document:#}\n"))?;
    Ok(Exit::Success.into())
}

/// Prints an example.
pub(crate) fn example(id: Option<&str>) -> anyhow::Result<ExitCode> {
    if id.is_none() {
        return list();
    }
    for message in messages(id) {
        print(&format!("{}\n", message.example.trim_end()))?;
    }
    Ok(Exit::Success.into())
}

/// Prints the table of rules.
pub(crate) fn rules(id: Option<&str>) -> anyhow::Result<ExitCode> {
    print(&rules::tables(&messages(id)))?;
    Ok(Exit::Success.into())
}

/// Says what a code means.
pub(crate) fn explain(code: Option<&str>) -> anyhow::Result<ExitCode> {
    let Some(code) = code else {
        for code in ViolationCode::ALL {
            outln!("{:9}  {}", code.as_str(), meaning(*code))?;
        }
        for (code, meaning) in [UNRECOGNIZED, TOO_LONG] {
            outln!("{code}: {meaning}")?;
        }
        return drift::explain(None);
    };
    let found = [UNRECOGNIZED, TOO_LONG]
        .into_iter()
        .chain(
            ViolationCode::ALL.iter().map(|one| (one.as_str(), meaning(*one))),
        )
        .find(|(one, _)| *one == code);
    if let Some((code, meaning)) = found {
        outln!("{code}: {meaning}")?;
        return Ok(Exit::Success.into());
    }
    if specdrift::rule_by_id(code).is_some() {
        return drift::explain(Some(code));
    }
    errln!("error: no code {code}; `paysession explain` lists them");
    Ok(Exit::Input.into())
}

const UNRECOGNIZED: (&str, &str) = (
    "unrecognized",
    "the members do not tell which message the record is; name it with --message",
);

const TOO_LONG: (&str, &str) = (
    "too-long",
    "the record is longer than --max-record-bytes, and was not read",
);

/// What the violations of a code have in common.
pub(crate) fn meaning(code: ViolationCode) -> &'static str {
    match code {
        ViolationCode::Syntax => "the text is not JSON",
        ViolationCode::Type => "the value has the wrong JSON type",
        ViolationCode::Required => "a member is missing that must be there",
        ViolationCode::Duplicate => "a member is given more than once",
        ViolationCode::Unknown => {
            "the message has no such member; only a strict reading refuses it"
        }
        ViolationCode::Length => "a text is too short or too long",
        ViolationCode::Format => "a string does not have the required format",
        ViolationCode::Choice => "a string is none of the allowed values",
        ViolationCode::Range => "a number is too small or too large",
        ViolationCode::Step => "a number has more decimals than it may",
        ViolationCode::Items => "a list has too few or too many entries",
        ViolationCode::Conflict => "several members contradict each other",
        ViolationCode::Other | _ => "a rule that has no code of its own",
    }
}

//! The command line.

use std::path::PathBuf;

use clap::{
    Args, Parser, Subcommand, ValueEnum, builder::PossibleValuesParser,
};
use paysession::{ReadOptions, introspect::schema::Profile};
use paysession_bulk::{Framing, Validator, message_types};
use paysession_commands::{drift, openapi::Provider};

use crate::exit;

/// How a person calls this program.
pub(crate) const PROGRAM: &str = "paysession";

/// Judges payment session messages of Yuno and KOMOJU.
#[derive(Debug, Parser)]
#[command(name = PROGRAM, version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Judges JSON and NDJSON files, or standard input.
    #[command(after_help = exit::HELP)]
    Validate(Validate),
    /// Compares the types with the providers' documents.
    ///
    /// It works on the nearest folder, at or above the working directory, that
    /// holds `schemas/drift.toml`; where there is none, on the documents and
    /// policies that come with this program.
    Drift {
        /// The folder that holds `schemas`.
        #[arg(long, global = true, value_name = "FOLDER")]
        root: Option<PathBuf>,
        #[command(flatten)]
        arguments: drift::Arguments,
    },
    /// Prints the JSON Schema of a message, or the OpenAPI document of a
    /// provider; without either, lists the messages.
    Schema {
        /// The id of the message.
        #[arg(value_parser = message_ids())]
        message: Option<String>,
        /// `strict` has every rule; `portable` leaves out the steps that
        /// validators get wrong which compute in floating point; `editor` adds
        /// to it what editors show.
        #[arg(long, default_value = "portable", value_parser = profile)]
        profile: Profile,
        /// The provider whose operations are printed as OpenAPI 3.1.
        #[arg(
            long,
            value_name = "PROVIDER",
            conflicts_with_all = ["message", "profile"]
        )]
        openapi: Option<Provider>,
    },
    /// Prints every rule as a Markdown table, with its source.
    Rules {
        /// The id of the message; all of them where none is named.
        #[arg(value_parser = message_ids())]
        message: Option<String>,
    },
    /// Says what the code of a violation or of a drift finding means; without
    /// one, lists them.
    Explain {
        /// The code: `required`, or `D201`.
        code: Option<String>,
    },
    /// Prints a message with every field; without an id, lists the messages.
    Example {
        /// The id of the message.
        #[arg(value_parser = message_ids())]
        message: Option<String>,
    },
    /// Prints the completion script for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Writes the pages of the manual.
    Man {
        /// The folder to write them to; it is created where there is none.
        folder: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Validate {
    /// The files; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The id of the message that every record is; where none is named, the
    /// names of its members must tell. A request that updates may have the
    /// members of one that creates: name the message where that matters.
    #[arg(long, value_name = "ID", value_parser = message_ids())]
    pub(crate) message: Option<String>,
    /// How strictly records are read.
    #[arg(long, default_value = "published")]
    pub(crate) reading: Reading,
    /// How the report is written.
    #[arg(long, default_value = "text")]
    pub(crate) format: Format,
    /// The format of the input files.
    #[arg(long, default_value = "detect")]
    pub(crate) input: InputFormat,
    /// How long a record may be.
    #[arg(long, value_name = "BYTES", default_value_t = Validator::MAX_RECORD_BYTES)]
    pub(crate) max_record_bytes: usize,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Reading {
    /// As the provider's documents allow.
    Published,
    /// Unknown members and URLs other than https are violations.
    Strict,
    /// What a provider really sends.
    Tolerant,
}

impl Reading {
    pub(crate) fn options(self) -> ReadOptions {
        match self {
            Self::Published => ReadOptions::published(),
            Self::Strict => ReadOptions::strict(),
            Self::Tolerant => ReadOptions::tolerant(),
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum InputFormat {
    /// NDJSON where one of the first two lines is a whole value and more
    /// follows; else one document.
    Detect,
    /// One document.
    Json,
    /// A document in each line.
    Ndjson,
}

impl InputFormat {
    pub(crate) fn framing(self) -> Framing {
        match self {
            Self::Detect => Framing::Detect,
            Self::Json => Framing::Json,
            Self::Ndjson => Framing::Ndjson,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Format {
    /// A line for each violation.
    Text,
    /// One JSON document.
    Json,
    /// A JSON object in each line.
    Ndjson,
    /// Annotations for GitHub Actions.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// JUnit XML, a case for each file.
    Junit,
}

fn message_ids() -> PossibleValuesParser {
    let ids = message_types().into_iter().map(|message| message.id);
    PossibleValuesParser::new(ids)
}

fn profile(name: &str) -> Result<Profile, String> {
    let found = Profile::ALL.iter().find(|profile| profile.as_str() == name);
    found.copied().ok_or_else(|| {
        let names: Vec<&str> =
            Profile::ALL.iter().map(|profile| profile.as_str()).collect();
        format!("expected one of {}", names.join(", "))
    })
}

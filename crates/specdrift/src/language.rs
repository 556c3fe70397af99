//! What a `pattern` accepts, as a language: automata decide whether one set of
//! texts lies within another, and find a shortest text that does not.

use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use regex_automata::{Anchored, MatchKind};
use regex_syntax::hir::{Class, Hir, HirKind};
use std::cell::RefCell;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};

/// How many states an automaton, and how many a search, may take.
const STATES: usize = 400_000;

/// A set of texts: every pattern of `keeps`, none of `breaks`, and a number of
/// characters within the bounds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Texts {
    pub(crate) keeps: Vec<String>,
    pub(crate) breaks: Vec<String>,
    pub(crate) shortest: u64,
    pub(crate) longest: Option<u64>,
}

/// What a search in a set of texts finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// A shortest text of the set.
    Text(String),
    /// Proof that the set is empty.
    Nothing,
    /// A pattern that automata do not express, or too large a search.
    Unknown(String),
}

type Machine = dense::DFA<Vec<u32>>;

/// What has been found already: documents say the same thing in many places.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    found: RefCell<HashMap<Texts, Found>>,
}

impl Memo {
    /// The shortest text of a set.
    pub(crate) fn shortest(&self, texts: &Texts) -> Found {
        if let Some(found) = self.found.borrow().get(texts) {
            return found.clone();
        }
        let found = shortest(texts);
        self.found.borrow_mut().insert(texts.clone(), found.clone());
        found
    }
}

fn shortest(texts: &Texts) -> Found {
    if texts.longest.is_some_and(|longest| longest < texts.shortest) {
        return Found::Nothing;
    }
    if texts.keeps.is_empty() && texts.breaks.is_empty() {
        let length = usize::try_from(texts.shortest).unwrap_or(usize::MAX);
        return if length <= STATES {
            Found::Text("a".repeat(length))
        } else {
            Found::Unknown("the shortest text is very long".into())
        };
    }
    Search::new(texts).map_or_else(Found::Unknown, |search| {
        search.run(texts.shortest, texts.longest)
    })
}

/// The automaton of every text in which a translated pattern is found.
fn machine(pattern: &str) -> Result<Machine, String> {
    dense::Builder::new()
        .configure(
            dense::Config::new()
                .start_kind(StartKind::Anchored)
                .match_kind(MatchKind::All)
                .dfa_size_limit(Some(32 << 20))
                .determinize_size_limit(Some(64 << 20)),
        )
        .build(&format!(r"\A(?s:.)*(?:{pattern})(?s:.)*\z"))
        .map_err(|error| error.to_string())
}

/// Rewrites a pattern of ECMA-262, in which `\d`, `\w` and `\b` know ASCII only
/// and `.` stops at more line ends, into the words of `regex-automata`.
fn from_ecma(pattern: &str) -> Result<String, String> {
    let mut out = String::with_capacity(pattern.len());
    let mut characters = pattern.chars().peekable();
    let mut in_class = false;
    while let Some(character) = characters.next() {
        match character {
            '\\' => {
                let Some(escaped) = characters.next() else {
                    return Err("the pattern ends in a backslash".into());
                };
                out.push_str(&escape(escaped, &mut characters, in_class)?);
            }
            '[' if in_class => out.push_str(r"\["),
            '[' => {
                in_class = true;
                out.push('[');
            }
            ']' => {
                in_class = false;
                out.push(']');
            }
            '.' if !in_class => out.push_str(r"[^\n\r\x{2028}\x{2029}]"),
            '&' | '~' if in_class => {
                out.push('\\');
                out.push(character);
            }
            '(' if characters.peek() == Some(&'?') => {
                out.push('(');
                let rest: String = characters.clone().take(3).collect();
                if ["?=", "?!", "?<=", "?<!"]
                    .iter()
                    .any(|p| rest.starts_with(p))
                {
                    return Err("the pattern looks around".into());
                }
            }
            other => out.push(other),
        }
    }
    Ok(out)
}

fn escape(
    escaped: char,
    rest: &mut std::iter::Peekable<std::str::Chars<'_>>,
    in_class: bool,
) -> Result<String, String> {
    const WORD: &str = "0-9A-Za-z_";
    const SPACE: &str = r"\t\n\x0B\x0C\r\x20\xA0\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";
    let class = |inner: &str, negated: bool| match (in_class, negated) {
        (true, false) => Ok(inner.to_owned()),
        (false, false) => Ok(format!("[{inner}]")),
        (true | false, true) => Ok(format!("[^{inner}]")),
    };
    match escaped {
        'd' => class("0-9", false),
        'D' => class("0-9", true),
        'w' => class(WORD, false),
        'W' => class(WORD, true),
        's' => class(SPACE, false),
        'S' => class(SPACE, true),
        'b' if in_class => Ok(r"\x08".into()),
        'b' => Ok(r"(?-u:\b)".into()),
        '1'..='9' | 'k' => Err("the pattern refers back".into()),
        '0' => Ok(r"\x00".into()),
        'u' | 'x' => {
            let digits = if escaped == 'u' { 4 } else { 2 };
            if rest.peek() == Some(&'{') {
                return Ok(r"\x".into());
            }
            let hex: String = rest.by_ref().take(digits).collect();
            Ok(format!(r"\x{{{hex}}}"))
        }
        'n' | 'r' | 't' | 'f' | 'v' | 'p' | 'P' | 'B' => {
            Ok(format!(r"\{escaped}"))
        }
        other if other.is_ascii_alphabetic() => Ok(other.to_string()),
        '/' | '"' | '\'' | ' ' | ':' | ',' | '=' | '@' | '!' | '%' | ';'
        | '<' | '>' | '`' | '_' => Ok(escaped.to_string()),
        other => Ok(format!(r"\{other}")),
    }
}

type State = Vec<StateID>;

struct Search {
    machines: Vec<Machine>,
    wanted: Vec<bool>,
    alphabet: Vec<char>,
}

impl Search {
    fn new(texts: &Texts) -> Result<Self, String> {
        let patterns = texts
            .keeps
            .iter()
            .chain(&texts.breaks)
            .map(|pattern| from_ecma(pattern))
            .collect::<Result<Vec<_>, _>>()?;
        let machines = patterns
            .iter()
            .map(|pattern| machine(pattern))
            .collect::<Result<_, _>>()?;
        let wanted = texts
            .keeps
            .iter()
            .map(|_| true)
            .chain(texts.breaks.iter().map(|_| false))
            .collect();
        Ok(Self { machines, wanted, alphabet: alphabet(&patterns)? })
    }

    /// Goes through the sets of states that texts of 0, 1, 2 … characters
    /// reach; each keeps the state it came from, so that the text can be read
    /// back.
    fn run(&self, shortest: u64, longest: Option<u64>) -> Found {
        let Some(start) = self.start() else {
            return Found::Unknown("an automaton has no start".into());
        };
        let mut layers: Vec<HashMap<State, Option<(State, char)>>> =
            vec![HashMap::from([(start, None)])];
        let mut seen: HashSet<State> = HashSet::new();
        let mut visited = 0;
        loop {
            let length = layers.len() as u64 - 1;
            let Some(layer) = layers.last() else { return Found::Nothing };
            if length >= shortest
                && let Some(state) = self.first_match(layer)
            {
                return Found::Text(read_back(&layers, state));
            }
            if layer.is_empty() || longest.is_some_and(|l| length >= l) {
                return Found::Nothing;
            }
            // Before the lower bound a state may be met again; after it, what
            // was seen leads nowhere new.
            let mut next = HashMap::new();
            for state in layer.keys() {
                self.step(state, &mut next);
            }
            if length + 1 > shortest {
                next.retain(|state, _| !seen.contains(state));
                seen.extend(next.keys().cloned());
            }
            visited += next.len();
            if visited > STATES {
                return Found::Unknown("the search grows too large".into());
            }
            layers.push(next);
        }
    }

    fn start(&self) -> Option<State> {
        let config = start::Config::new().anchored(Anchored::Yes);
        self.machines.iter().map(|m| m.start_state(&config).ok()).collect()
    }

    fn first_match<'l>(
        &self,
        layer: &'l HashMap<State, Option<(State, char)>>,
    ) -> Option<&'l State> {
        layer
            .iter()
            .filter(|(state, _)| self.is_match(state))
            .min_by_key(|(state, from)| {
                let character = from.as_ref().map(|(_, character)| *character);
                (character.map(rank), (*state).clone())
            })
            .map(|(state, _)| state)
    }

    fn is_match(&self, state: &State) -> bool {
        self.machines.iter().zip(&self.wanted).zip(state).all(
            |((machine, wanted), id)| {
                machine.is_match_state(machine.next_eoi_state(*id)) == *wanted
            },
        )
    }

    fn step(
        &self,
        state: &State,
        next: &mut HashMap<State, Option<(State, char)>>,
    ) {
        for character in &self.alphabet {
            let mut buffer = [0; 4];
            let bytes = character.encode_utf8(&mut buffer).as_bytes();
            let reached: State = self
                .machines
                .iter()
                .zip(state)
                .map(|(machine, id)| {
                    bytes
                        .iter()
                        .fold(*id, |id, byte| machine.next_state(id, *byte))
                })
                .collect();
            let dead =
                self.machines.iter().zip(&self.wanted).zip(&reached).any(
                    |((machine, wanted), id)| {
                        *wanted && machine.is_dead_state(*id)
                    },
                );
            if dead {
                continue;
            }
            let came = Some((state.clone(), *character));
            match next.entry(reached) {
                Entry::Vacant(entry) => {
                    entry.insert(came);
                }
                Entry::Occupied(mut entry) => {
                    let better =
                        entry.get().as_ref().is_some_and(|(before, c)| {
                            (rank(*character), state) < (rank(*c), before)
                        });
                    if better {
                        entry.insert(came);
                    }
                }
            }
        }
    }
}

fn read_back(
    layers: &[HashMap<State, Option<(State, char)>>],
    last: &State,
) -> String {
    let mut text = Vec::new();
    let mut state = last.clone();
    for layer in layers.iter().rev() {
        let Some(Some((before, character))) = layer.get(&state) else { break };
        text.push(*character);
        state = before.clone();
    }
    text.iter().rev().collect()
}

/// Which character reads best in a text that proves something.
fn rank(character: char) -> (u8, char) {
    let class = match character {
        'a'..='z' => 0,
        'A'..='Z' => 1,
        '0'..='9' => 2,
        ' '..='~' => 3,
        _ => 4,
    };
    (class, character)
}

/// One character for every set of characters that the patterns do not tell
/// apart, so that trying them all tries everything.
fn alphabet(patterns: &[String]) -> Result<Vec<char>, String> {
    let mut edges = BTreeSet::from([0, 0xd800, 0xe000]);
    for pattern in patterns {
        let hir = regex_syntax::parse(pattern).map_err(|e| e.to_string())?;
        collect(&hir, &mut edges);
    }
    let ends = edges.iter().skip(1).copied().chain([0x11_0000]);
    Ok(edges
        .iter()
        .zip(ends)
        .filter_map(|(start, end)| {
            (*start..end.min(start + 128))
                .filter_map(char::from_u32)
                .min_by_key(|c| rank(*c))
        })
        .collect())
}

/// Notes every code point at which a class of the pattern starts, or after
/// which one ends.
fn collect(hir: &Hir, edges: &mut BTreeSet<u32>) {
    let mut note = |first: u32, last: u32| edges.extend([first, last + 1]);
    match hir.kind() {
        HirKind::Literal(literal) => {
            for character in String::from_utf8_lossy(&literal.0).chars() {
                note(character.into(), character.into());
            }
        }
        HirKind::Class(Class::Unicode(class)) => {
            for range in class.ranges() {
                note(range.start().into(), range.end().into());
            }
        }
        HirKind::Class(Class::Bytes(class)) => {
            for range in class.ranges() {
                note(range.start().into(), range.end().into());
            }
        }
        HirKind::Look(_) => {
            for (first, last) in
                [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'), ('\n', '\n')]
            {
                note(first.into(), last.into());
            }
        }
        HirKind::Repetition(repetition) => collect(&repetition.sub, edges),
        HirKind::Capture(capture) => collect(&capture.sub, edges),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            for part in parts {
                collect(part, edges);
            }
        }
        HirKind::Empty => {}
    }
}

/// A text as a pattern of itself.
pub(crate) fn literal(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, character| {
        if character.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(character);
        out
    })
}

//! Where the members stand that a report names.

use std::collections::{HashMap, VecDeque};

use paysession::{Pointer, Violation, ViolationKind, Violations};
use struson::reader::{
    JsonReader, JsonStreamReader, ReaderError, ReaderSettings, ValueType,
};

/// Where each violation of a report stands, in bytes from the start of the
/// body. What is missing stands where the object begins that lacks it.
pub(crate) fn locate(body: &[u8], report: &Violations) -> Vec<usize> {
    let mut walk = LocateVisitor::new(body, report);
    // What follows a place where the body is no JSON stands nowhere.
    let _ = walk.value();
    let LocateVisitor { mut places, mut nameless, .. } = walk;
    let places = report.iter().map(|violation| {
        let pointer = violation.pointer().as_str();
        let cut = is_of_a_name(violation).then(|| nameless.get_mut(pointer));
        match cut.flatten().and_then(VecDeque::pop_front) {
            Some(name) => name,
            None => byte_offset(violation, &mut places),
        }
    });
    places.collect()
}

/// Where the values are to which a pointer leads: one, or more where a member
/// is given more than once.
type MatchedOffsets<'v> = HashMap<&'v str, Vec<MemberOffsets>>;

/// Whether what is wrong is that the member is there.
fn is_of_a_name(violation: &Violation) -> bool {
    matches!(
        violation.kind(),
        Some(ViolationKind::Unknown { .. } | ViolationKind::Misplaced { .. })
    )
}

#[derive(Clone, Copy, Debug)]
struct MemberOffsets {
    name: usize,
    value: usize,
}

fn byte_offset(
    violation: &Violation,
    places: &mut MatchedOffsets<'_>,
) -> usize {
    match violation.kind() {
        Some(ViolationKind::Syntax { offset, .. }) => {
            usize::try_from(*offset).unwrap_or(usize::MAX)
        }
        Some(ViolationKind::Duplicate) => {
            // Each is said of the next one after the first.
            let found = places.get_mut(violation.pointer().as_str());
            match found.filter(|found| found.len() > 1) {
                Some(found) => found.remove(1).name,
                // No pointer holds its name: the object has it twice.
                None => nearest(violation, places).value,
            }
        }
        Some(_) if is_of_a_name(violation) => nearest(violation, places).name,
        Some(_) | None => nearest(violation, places).value,
    }
}

/// The place of a value, or of the nearest one around it.
fn nearest(
    violation: &Violation,
    places: &MatchedOffsets<'_>,
) -> MemberOffsets {
    let pointer = violation.pointer().as_str();
    let mut outward =
        std::iter::successors(Some(pointer), |inner| parent(inner)).skip(1);
    if let Some([place, ..]) = places.get(pointer).map(Vec::as_slice) {
        return *place;
    }
    let found = outward.find_map(|pointer| places.get(pointer)?.first());
    // What is missing has no name to point to, but an object around it.
    found.map_or(MemberOffsets { name: 0, value: 0 }, |place| MemberOffsets {
        name: place.value,
        ..*place
    })
}

fn parent(pointer: &str) -> Option<&str> {
    pointer.rsplit_once('/').map(|(parent, _)| parent)
}

/// Goes through a body and notes where the pointers of a report lead.
struct LocateVisitor<'b, 'v> {
    json: JsonStreamReader<&'b [u8]>,
    pointer: String,
    /// Every pointer that is looked for, with those above it.
    places: MatchedOffsets<'v>,
    /// Where the members stand whose names no pointer has room for, by the
    /// pointer of the object that has them.
    nameless: HashMap<String, VecDeque<usize>>,
}

impl<'b, 'v> LocateVisitor<'b, 'v> {
    fn new(body: &'b [u8], report: &'v Violations) -> Self {
        let settings = ReaderSettings {
            track_path: false,
            max_nesting_depth: Some(128),
            restrict_number_values: false,
            ..ReaderSettings::default()
        };
        let mut places = HashMap::new();
        for violation in report {
            let mut pointer = Some(violation.pointer().as_str());
            while let Some(wanted) = pointer {
                places.entry(wanted).or_default();
                pointer = parent(wanted);
            }
        }
        let json = JsonStreamReader::new_custom(body, settings);
        let nameless = HashMap::new();
        Self { json, pointer: String::new(), places, nameless }
    }

    /// In bytes.
    fn offset(&self) -> usize {
        let at = self.json.current_position(false).data_pos;
        at.and_then(|at| usize::try_from(at).ok()).unwrap_or_default()
    }

    fn value(&mut self) -> Result<(), ReaderError> {
        self.json.peek()?;
        let start = self.offset();
        self.value_of(start)
    }

    /// A value whose name stands at `name`.
    fn value_of(&mut self, name: usize) -> Result<(), ReaderError> {
        let kind = self.json.peek()?;
        let value = self.offset();
        let Some(places) = self.places.get_mut(self.pointer.as_str()) else {
            return self.json.skip_value();
        };
        places.push(MemberOffsets { name, value });
        match kind {
            ValueType::Object => self.object(),
            ValueType::Array => self.visit_array(),
            ValueType::String
            | ValueType::Number
            | ValueType::Boolean
            | ValueType::Null => self.json.skip_value(),
        }
    }

    fn object(&mut self) -> Result<(), ReaderError> {
        self.json.begin_object()?;
        while self.json.has_next()? {
            let start = self.offset();
            let name = self.json.next_name_owned()?;
            let escapes = name.matches(['~', '/']).count();
            let length = self.pointer.len() + "/".len() + name.len() + escapes;
            if length > Pointer::MAX_BYTES {
                let cut = self.nameless.entry(self.pointer.clone());
                cut.or_default().push_back(start);
            }
            self.with_token(&name, |walk| walk.value_of(start))?;
        }
        self.json.end_object()
    }

    fn visit_array(&mut self) -> Result<(), ReaderError> {
        self.json.begin_array()?;
        let mut index = 0_u64;
        while self.json.has_next()? {
            let start = self.offset();
            let token = index.to_string();
            self.with_token(&token, |walk| walk.value_of(start))?;
            index += 1;
        }
        self.json.end_array()
    }

    fn with_token(
        &mut self,
        token: &str,
        work: impl FnOnce(&mut Self) -> Result<(), ReaderError>,
    ) -> Result<(), ReaderError> {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
        work(self)?;
        self.pointer.truncate(length);
        Ok(())
    }
}

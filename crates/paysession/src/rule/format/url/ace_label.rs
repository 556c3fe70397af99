//! Labels of a host in the ASCII form of another script: `xn--` and Punycode.

/// What such a label begins with.
const PREFIX: &str = "xn--";

/// The parameters of RFC 3492, section 5.
const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL_N: u32 = 0x80;

/// Whether a label begins as one does, in any case.
pub(super) fn is_one(label: &str) -> bool {
    label
        .get(..PREFIX.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(PREFIX))
}

/// Whether the label decodes to one of another script, in whichever case its
/// letters are.
///
/// Which characters may stand in a name is for the registry and the browser to
/// say; none that a name never has is taken: white space, controls, capitals.
pub(super) fn is_well_formed(label: &str) -> bool {
    let lower = label.to_ascii_lowercase();
    let characters = lower.strip_prefix(PREFIX).and_then(decode);
    characters.is_some_and(|characters| {
        !characters.is_empty() && characters.into_iter().all(is_in_a_name)
    })
}

fn is_in_a_name(character: char) -> bool {
    !character.is_whitespace()
        && !character.is_control()
        && character.to_lowercase().eq([character])
}

/// The characters beyond ASCII that Punycode (RFC 3492, section 6.2) says,
/// without their places; none where the text is not Punycode.
///
/// A label has at most 63 bytes, and no byte makes more than one character.
fn decode(encoded: &str) -> Option<Vec<char>> {
    let (basic, deltas) = match encoded.rsplit_once('-') {
        Some(("", _)) => return None,
        Some(parts) => parts,
        None => ("", encoded),
    };
    let mut length = u32::try_from(basic.len()).ok()?;
    let mut characters = Vec::new();
    let (mut n, mut i, mut bias) = (INITIAL_N, 0_u32, INITIAL_BIAS);
    let mut digits = deltas.bytes().peekable();
    while digits.peek().is_some() {
        let delta = decode_variable_length(&mut digits, bias)?;
        i = i.checked_add(delta)?;
        length += 1;
        bias = adapt(delta, length, characters.is_empty());
        n = n.checked_add(i / length)?;
        characters.push(char::from_u32(n)?);
        i = i % length + 1;
    }
    Some(characters)
}

/// One number of variable length, in digits of base 36 (section 3.3).
fn decode_variable_length(
    digits: &mut impl Iterator<Item = u8>,
    bias: u32,
) -> Option<u32> {
    let (mut value, mut weight, mut k) = (0_u32, 1_u32, BASE);
    loop {
        let digit = (digits.next()? as char).to_digit(BASE)?;
        // Letters come first in Punycode, and digits after them.
        let digit = if digit < 10 { digit + 26 } else { digit - 10 };
        value = value.checked_add(digit.checked_mul(weight)?)?;
        let threshold = k.saturating_sub(bias).clamp(T_MIN, T_MAX);
        if digit < threshold {
            return Some(value);
        }
        weight = weight.checked_mul(BASE - threshold)?;
        k += BASE;
    }
}

/// The bias for the next number (section 6.1).
fn adapt(delta: u32, length: u32, is_first: bool) -> u32 {
    let mut delta = delta / if is_first { DAMP } else { 2 };
    delta += delta / length;
    let mut k = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

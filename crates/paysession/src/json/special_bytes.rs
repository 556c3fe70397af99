//! What ends the plain part of a string: a quote, a backslash or a control
//! character. Many bytes are looked at together.

/// How many bytes stand before the next special byte or the end.
#[inline]
pub(super) fn unescaped_length(text: &[u8]) -> usize {
    let (chunks, tail) = text.as_chunks();
    let mut length = 0;
    for chunk in chunks {
        if let Some(at) = chunk::special_byte(*chunk) {
            return length + at;
        }
        length += chunk.len();
    }
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    length + tail.iter().position(is_special).unwrap_or(tail.len())
}

/// Sixteen bytes, by the instructions that every x86-64 processor has.
#[cfg(all(
    any(target_arch = "x86", target_arch = "x86_64"),
    target_feature = "sse2"
))]
mod chunk {
    use safe_arch::{
        cmp_eq_mask_i8_m128i, m128i, min_u8_m128i, move_mask_i8_m128i,
    };

    /// Where the first special byte is.
    #[inline]
    pub(super) fn special_byte(chunk: [u8; 16]) -> Option<usize> {
        let bytes = m128i::from(chunk);
        let all = |byte| m128i::from([byte; 16]);
        let quotes = cmp_eq_mask_i8_m128i(bytes, all(b'"'));
        let backslashes = cmp_eq_mask_i8_m128i(bytes, all(b'\\'));
        let lesser = min_u8_m128i(bytes, all(0x1F));
        let controls = cmp_eq_mask_i8_m128i(bytes, lesser);
        // A bit for each byte, the lowest for the first.
        let special = move_mask_i8_m128i(quotes | backslashes | controls);
        (special != 0).then(|| special.trailing_zeros() as usize)
    }
}

/// Eight bytes, by the arithmetic of any processor.
#[cfg(not(all(
    any(target_arch = "x86", target_arch = "x86_64"),
    target_feature = "sse2"
)))]
mod chunk {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const QUOTES: u64 = u64::from_ne_bytes([b'"'; 8]);
    const BACKSLASHES: u64 = u64::from_ne_bytes([b'\\'; 8]);
    const SPACES: u64 = u64::from_ne_bytes([b' '; 8]);
    const HIGHEST_BITS: u64 = u64::from_ne_bytes([0x80; 8]);

    /// Where the first special byte is.
    // A subtraction sets the highest bit of each byte that is less than what
    // is subtracted. What it borrows from the byte above may set that one's,
    // too, so that only the lowest bit means anything. A byte whose bit was
    // set before is part of a character that is not ASCII.
    #[inline]
    pub(super) fn special_byte(chunk: [u8; 8]) -> Option<usize> {
        let word = u64::from_le_bytes(chunk);
        let quotes = (word ^ QUOTES).wrapping_sub(ONES);
        let backslashes = (word ^ BACKSLASHES).wrapping_sub(ONES);
        let controls = word.wrapping_sub(SPACES);
        let special = (quotes | backslashes | controls) & !word & HIGHEST_BITS;
        (special != 0).then(|| special.trailing_zeros() as usize / 8)
    }
}

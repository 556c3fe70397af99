//! Exact, validated session messages.

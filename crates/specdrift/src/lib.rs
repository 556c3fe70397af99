//! Compares a schema with an OpenAPI document.

//! Reads request bodies and responses, with their media types.

use super::OperationReader;
use crate::document::pointer::Pointer;
use crate::operation::{MediaType, MediaTypeSchema, RequestBody, Response};
use serde_json::Value;

impl OperationReader<'_> {
    pub(super) fn request_body(
        &mut self,
        operation: &Pointer,
    ) -> Option<RequestBody> {
        let written_at = operation.join("requestBody");
        let (_, pointer) = self.follow(written_at.clone())?;
        Some(RequestBody {
            written_at,
            required: self.flag(&pointer, "required"),
            media_types: self.media_types(&pointer),
            pointer,
        })
    }

    pub(super) fn responses(&mut self, operation: &Pointer) -> Vec<Response> {
        let at = operation.join("responses");
        let mut out = Vec::new();
        for status in self.keys(&at) {
            let written_at = at.join(&status);
            let Some((_, pointer)) = self.follow(written_at.clone()) else {
                continue;
            };
            self.references(&pointer, "links");
            out.push(Response {
                status,
                media_types: self.media_types(&pointer),
                headers: self.headers(&pointer),
                pointer,
                written_at,
            });
        }
        out
    }

    fn media_types(&mut self, of: &Pointer) -> Vec<MediaType> {
        let at = of.join("content");
        let mut out = Vec::new();
        for name in self.all_keys(&at) {
            let pointer = at.join(&name);
            let Some(held) = self.object(&pointer) else { continue };
            let schema = match held.get("schema") {
                None => MediaTypeSchema::Absent,
                Some(Value::Bool(true)) => MediaTypeSchema::Any,
                Some(Value::Object(map)) if map.is_empty() => {
                    MediaTypeSchema::Any
                }
                Some(_) => MediaTypeSchema::Described,
            };
            self.references(&pointer, "examples");
            out.push(MediaType {
                name,
                pointer,
                schema: Some(schema),
                ..MediaType::default()
            });
        }
        out
    }
}

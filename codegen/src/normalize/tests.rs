//! Tests of normalizing.

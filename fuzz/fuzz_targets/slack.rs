#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| incident_timeline_fuzz::foreign(Some("slack"), bytes));

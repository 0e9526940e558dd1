//! Pages as sites build them, written for these tests.

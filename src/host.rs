//! The only door (besides `main`) to files, clock and environment. Everything behind it is pure.

mod clock;
mod files;
mod terminal;

pub use clock::today;
pub use files::{
    Folder, Input, Trouble, absolute, extension, gather, is_folder, make_folder, read, read_text, read_texts, upward,
    write, write_new,
};
pub use terminal::{Progress, Screen, many_threads, out, screen, warn};

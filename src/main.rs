//! Arguments in, exit code out.

fn main() -> std::process::ExitCode {
    treatyc::cli::run(std::env::args_os())
}

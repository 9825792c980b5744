//! Networks with known verdicts, from a folder beside the project or one that is named.

use super::stnu;

#[test]
fn networks_with_known_verdicts_get_them() {
    let folder = stnu::folder();
    let files = stnu::files(&folder);
    if files.is_empty() {
        let named = std::env::var_os("TREATYC_STNU_DIR").is_some();
        assert!(!named, "no networks in {}", folder.display());
        eprintln!("skipped: no networks with known verdicts in {}", folder.display());
        return;
    }
    let mut wrong = Vec::new();
    for (path, controllable) in &files {
        let text = std::fs::read_to_string(path).unwrap();
        match stnu::read(&text) {
            Err(e) => wrong.push(format!("{}: {e}", path.display())),
            Ok(network) => match network.conflict() {
                Some(_) if *controllable => wrong.push(format!("{} is controllable", path.display())),
                None if !controllable => wrong.push(format!("{} is not controllable", path.display())),
                Some(conflict) => {
                    // What the conflict names is enough for it.
                    let part = network.only(&conflict.tags.iter().copied().collect());
                    if part.conflict().is_none() {
                        wrong.push(format!("{}: the conflict shown is none", path.display()));
                    }
                }
                None => {}
            },
        }
    }
    println!("{} networks with known verdicts, {} wrong", files.len(), wrong.len());
    assert!(wrong.is_empty(), "{} of {} are wrong:\n{}", wrong.len(), files.len(), wrong.join("\n"));
}

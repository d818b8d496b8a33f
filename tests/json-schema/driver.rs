//! Reads each value by the type of its group, and says `ok` or what is wrong, one line each.
//!
//! Written into a scratch crate beside the generated modules. A line is the module, a tab, the group, a tab, the value.

#[allow(unused_imports, reason = "the client is not called")]
mod v3_0;
#[allow(unused_imports, reason = "the client is not called")]
mod v3_1;

use typewright::codec::Wire;
use typewright::json;

fn main() {
    let path = std::env::args().nth(1).expect("a file of values");
    let text = std::fs::read_to_string(path).expect("a file of values");
    for line in text.lines() {
        let mut parts = line.splitn(3, '\t');
        let [module, group, value] = [(); 3].map(|()| parts.next().expect("three parts"));
        let body = format!(r#"{{"{group}":[{value}]}}"#);
        let verdict = match module {
            "v3_0" => judge::<v3_0::api::Suite>(&body),
            _ => judge::<v3_1::api::Suite>(&body),
        };
        match verdict {
            Ok(()) => println!("ok"),
            Err(reason) => println!("{}", reason.replace('\n', " ")),
        }
    }
}

fn judge<T: Wire>(body: &str) -> Result<(), String> {
    let read: Result<T, _> = json::from_str_strict(body);
    read.map(drop).map_err(|error| error.to_string())
}

//! Servers: those of the client with their variables, and those that operations have of their own.

use super::build::{Planner, one_line};
use super::{Server, ServerVariable};
use crate::diagnostic::catalog;
use crate::http::path_placeholders;
use crate::model;

impl Planner<'_> {
    /// A server of the client, the one at this place of the list.
    pub(super) fn plan_server(&self, at: usize, server: &model::Server) -> Server {
        let url = server.url.trim().to_owned();
        if !url.contains("://") && !url.starts_with('{') {
            self.note(&catalog::RELATIVE_SERVER, &[&url, &at], &server.origin);
        }
        let mut variables: Vec<ServerVariable> = Vec::new();
        for name in path_placeholders(&url).unwrap_or_default() {
            if variables.iter().any(|other| other.name == name) {
                continue;
            }
            let declared = server.variables.get(name);
            if declared.is_none() {
                self.note(&catalog::UNDECLARED_VARIABLE, &[&name], &server.origin);
            }
            variables.push(declared.map_or_else(
                || ServerVariable {
                    name: name.to_owned(),
                    default: String::new(),
                    values: Vec::new(),
                },
                |variable| plan_variable(name, variable),
            ));
        }
        Server {
            url,
            description: server.description.as_deref().map(one_line),
            variables,
        }
    }

    /// The server of an operation that is none of the client's.
    pub(super) fn own_server(&self, operation: &model::Operation) -> Option<String> {
        let of_client = |own: &model::Server| {
            let mut servers = self.api.servers.iter();
            servers.any(|server| server.url.trim() == own.url.trim())
        };
        if operation.servers.iter().any(of_client) {
            return None;
        }
        let mut servers = operation.servers.iter();
        servers.find_map(|server| {
            let url = filled(server);
            match said(&url) {
                Ok(url) => Some(url),
                Err((reason, help)) => {
                    let words: [&dyn std::fmt::Display; 3] = [&url, &reason, &help];
                    self.note(&catalog::SERVER_LEFT_OUT, &words, &server.origin);
                    None
                }
            }
        })
    }
}

/// The default is one of the values, whether the list has it or not.
fn plan_variable(name: &str, variable: &model::ServerVariable) -> ServerVariable {
    let mut values = variable.values.clone();
    if !values.is_empty() && !values.contains(&variable.default) {
        values.insert(0, variable.default.clone());
    }
    ServerVariable {
        name: name.to_owned(),
        default: variable.default.clone(),
        values,
    }
}

/// The URL of a server with the default of each of its variables.
fn filled(server: &model::Server) -> String {
    let url = server.url.trim().to_owned();
    server.variables.iter().fold(url, |url, (name, variable)| {
        url.replace(&format!("{{{name}}}"), &variable.default)
    })
}

/// The URL as an operation says it: absolute, or relative to the client's base URL (RFC 3986 §4.2), which begins with a
/// slash or a dot. Else what is wrong with it, and what to do.
fn said(url: &str) -> Result<String, (&'static str, &'static str)> {
    if url.contains(['{', '}']) {
        return Err((
            "asks for what is no variable",
            "declare it under `variables`, with a default",
        ));
    }
    if url.contains(['?', '#']) {
        return Err((
            "doesn't end with its path",
            "declare what follows as parameters",
        ));
    }
    if url.contains(char::is_whitespace) {
        return Err(("holds a blank", "write `%20` in its place"));
    }
    let is_http = url.starts_with("https://") || url.starts_with("http://");
    if is_http || url.starts_with(['/', '.']) {
        return Ok(url.to_owned());
    }
    let first = url.split('/').next().unwrap_or_default();
    if first.contains(':') {
        return Err((
            "is neither of `https` nor of `http`",
            "begin it with `https://`, or with `./` where it is relative",
        ));
    }
    Ok(format!("./{url}"))
}

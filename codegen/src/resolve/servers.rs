//! Servers and their variables.

use crate::model::{Origin, Server, ServerVariable};

pub(super) fn read_server(server: &openapiv3::Server, origin: Origin) -> Server {
    let variables = server.variables.iter().flatten().map(|(name, variable)| {
        let variable = ServerVariable {
            default: variable.default.clone(),
            values: variable.enumeration.clone(),
            description: variable.description.clone(),
        };
        (name.clone(), variable)
    });
    Server {
        url: server.url.clone(),
        description: server.description.clone(),
        variables: variables.collect(),
        origin,
    }
}

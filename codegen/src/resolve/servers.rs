//! Servers and their variables.

use super::Resolver;
use crate::model::{Origin, Server, ServerVariable};
use crate::pointer::Pointer;

impl Resolver<'_, '_> {
    /// The servers of an API, a path or an operation.
    pub(super) fn servers(&self, servers: &[openapiv3::Server], owner: &Pointer) -> Vec<Server> {
        let list = owner.child("servers");
        let read = |(at, server)| read_server(server, self.origin(&list.item(at)));
        servers.iter().enumerate().map(read).collect()
    }
}

fn read_server(server: &openapiv3::Server, origin: Origin) -> Server {
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

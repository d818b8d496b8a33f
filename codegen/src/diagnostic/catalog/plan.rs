//! Diagnostics of planning (05xx).

use super::entries;

entries! {
    /// Lists of lists of themselves.
    Warning TYPE_WITHOUT_END "TW0501" "this holds itself with no object on the way, and becomes any JSON value", "name an object that holds the list";
    /// Bodies that are read as text.
    Warning MEDIA_TYPE_AS_IS "TW0509" "`{0}` is passed on as it is", "it is neither written nor read: the caller has its text or its bytes";
    /// Schemes that send nothing known.
    Warning SCHEME_LEFT_OUT "TW0510" "the security scheme `{0}` puts nothing into a request, so calls go without it", "give the client a transport that sees to it, such as one with a client certificate";
    /// A query in a path.
    Warning QUERY_IN_PATH "TW0512" "a path has no query: `{0}` is left out", "declare it as a parameter in `query`";
    /// Nothing to send it by.
    Warning NAMELESS_PARAMETER "TW0513" "no parameter in {1} can be called `{0}`, so it is left out", "";
    /// A name without a value where neither the type nor a setter can say it.
    Warning EMPTY_NOT_SENT "TW0514" "`{0}` can't be sent without a value", "only lists, and scalars that may be left out, are; drop `allowEmptyValue`, or `required`";
    /// A server without a host.
    Warning RELATIVE_SERVER "TW0515" "the server `{0}` has no host", "say of which host where the client is built: `Client::SERVERS[{1}].at(\"https://…\")`";
    /// A placeholder of a server's URL that is no variable.
    Warning UNDECLARED_VARIABLE "TW0516" "the server's URL asks for `{0}`, which is no variable", "declare it under `variables`; it is read as one without a default";
    /// Headers of a part that is no file.
    Warning PART_HEADERS "TW0517" "the headers of the part `{0}` have no place", "only files have headers of their own: make it `format: binary`";
    /// A range of media types in a request.
    Warning RANGE_SENT "TW0518" "`{0}` names no media type to send, so the body is sent as `{1}`", "name the types that the server takes";
    /// Events that are told apart by their names.
    Warning EVENTS_AS_TEXT "TW0519" "the data of these events is of several types, so it is given as text", "describe it by one schema: a union of what the data may be, in place of one of events";
    /// A parameter in the path of what comes in.
    Warning PATH_OF_INCOMING "TW0520" "`{0}` is part of a path at your own server, so it is left out", "the server's route reads it";
    /// Headers of what is answered to what comes in.
    Warning HEADERS_OF_REPLY "TW0521" "the header `{0}` of this answer, which your server gives, has no type", "set it on the response that `into_response` gives";
    /// An object in a part that is to be no JSON.
    Warning PART_AS_JSON "TW0522" "the part `{0}` is an object, which is not written as `{1}`", "it is sent as JSON and says so: make it a string, which holds what you have written, or let the part be `application/json`";

    /// A server of an operation that calls can't be joined to.
    Warning SERVER_LEFT_OUT "TW0530" "the server `{0}` {1}, so it is left out", "{2}; calls go to the next one that is listed here, or to the client's own";
}

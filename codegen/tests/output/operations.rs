//! What operations become: queries, forms, answers, and modules that grow long.

use super::*;

#[test]
fn a_query_in_a_path_is_made_of_parameters() {
    let files = files(
        r"
paths:
  '/a?x={x}#first':
    get:
      parameters: [{name: x, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: ''}}
",
    );
    let text = files.get("api.rs").unwrap();
    assert!(text.contains("#[get(\"/a\")]"), "{text}");
    assert!(text.contains("#[query(\"x\")] x: String,"), "{text}");
}

#[test]
fn a_form_has_files_and_says_how_its_properties_are_written() {
    let files = files(
        r"
paths:
  /a:
    post:
      operationId: send
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: {type: object, properties: {picture: {type: string, format: binary}, pages: {type: array, items: {type: string, format: binary}}}}
            encoding: {picture: {contentType: image/png}}
      responses: {'200': {description: '', content: {image/png: {schema: {type: string, format: binary}}}}}
  /b:
    post:
      operationId: tell
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: {type: object, properties: {tags: {type: array, items: {type: string}}}}
            encoding: {tags: {style: form, explode: false}}
      responses: {'204': {description: ''}}
",
    );
    let text = files.get("api.rs").unwrap();
    for expected in [
        "#[body(multipart, encoding(\"picture\", content = \"image/png\"))] body: SendRequest,",
        "pub picture: Option<Upload>,",
        "pub pages: Option<Vec<Upload>>,",
        "#[ok(200, Bytes, \"image/png\")]",
        "#[body(form, encoding(\"tags\", explode = false))] body: TellRequest,",
    ] {
        assert!(text.contains(expected), "{expected}\n---\n{text}");
    }
}

#[test]
fn an_answer_is_asked_for_by_its_own_media_type() {
    let files = files(
        "paths:
  /:
    get:
      responses:
        '200': {description: ok, content: {application/vnd.pets.v2+json: {schema: {type: string}}}}
        '202': {description: ok, content: {text/csv: {schema: {type: string}}}}
        '404': {description: no, content: {application/problem+json: {schema: {type: integer}}}}
        '409': {description: no, content: {application/json: {schema: {type: integer}}}}
",
    );
    let text: String = files.iter().map(|(_, text)| text).collect();
    for line in [
        "#[ok(200, String, \"application/vnd.pets.v2+json\")]",
        "#[ok(202, String, \"text/csv\")]",
        "#[error(404 | 409, i64, json | \"application/problem+json\")]",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn a_long_module_is_split_and_no_link_leads_out_of_a_file() {
    let mut schemas = String::new();
    for model in 0..9 {
        let fields: String = (0..60)
            .map(|field| format!("a{field}: {{type: string, enum: [m{model}f{field}]}}, "))
            .collect();
        schemas.push_str(&format!(
            "M{model}: {{type: object, properties: {{{fields}}}}}\n"
        ));
    }
    let indented: String = schemas
        .lines()
        .map(|line| format!("    {line}\n"))
        .collect();
    let files = files(&format!("paths: {{}}\ncomponents:\n  schemas:\n{indented}"));
    assert!(files.len() > 6);
    for (path, text) in files.iter() {
        let lines = text.lines().count();
        // What a model alone uses lies with it, though it makes the file a little longer.
        assert!(lines < 450, "{path}: {lines}");
        for (_, link) in text
            .match_indices("[`")
            .map(|(at, _)| text.split_at(at + 2))
        {
            let name = link.split('`').next().unwrap();
            assert!(
                text.contains(&format!("pub struct {name} ")),
                "{path}: {name}"
            );
        }
    }
    assert!(files.get("schemas.rs").unwrap().contains("pub use "));
}

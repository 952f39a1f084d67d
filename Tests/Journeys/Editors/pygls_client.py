"""What the client of pygls sees of the language server: PROGRAM and FILE come from the environment, each line that is
printed is one thing that it saw. lsprotocol refuses every message that is not as the protocol has it."""

import asyncio
import os
import pathlib

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PROGRAM, FILE = os.environ["PROGRAM"], pathlib.Path(os.environ["FILE"])


async def main():
    client = LanguageClient("test", "1")
    published = asyncio.Queue()
    registered = asyncio.Queue()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def _(parameters: types.PublishDiagnosticsParams):
        published.put_nowait(parameters)

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def _(parameters: types.RegistrationParams):
        registered.put_nowait(parameters)

    await client.start_io(PROGRAM, "lsp", "--stdio")
    answered = await client.initialize_async(
        types.InitializeParams(
            capabilities=types.ClientCapabilities(
                general=types.GeneralClientCapabilities(
                    position_encodings=[types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf16]
                ),
                workspace=types.WorkspaceClientCapabilities(
                    workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
                    did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
                ),
                text_document=types.TextDocumentClientCapabilities(
                    hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
                    code_action=types.CodeActionClientCapabilities(
                        code_action_literal_support=types.ClientCodeActionLiteralOptions(
                            code_action_kind=types.ClientCodeActionKindOptions(value_set=["quickfix"])
                        )
                    ),
                ),
            )
        )
    )
    print("encoding", answered.capabilities.position_encoding, answered.server_info.name)
    client.initialized(types.InitializedParams())
    print("watches", (await registered.get()).registrations[0].method)
    uri, text = FILE.as_uri(), FILE.read_text()
    document = types.TextDocumentIdentifier(uri)
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "yaml", 1, text)))

    async def found(version):
        while True:
            parameters = await published.get()
            if parameters.uri == uri and parameters.version == version:
                return parameters.diagnostics

    items = await found(1)
    print("found", ", ".join(f"{i.range.start.line}:{i.range.start.character} {i.code}" for i in items))
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(document, items[0].range, types.CodeActionContext(items))
    )
    for action in actions:
        print("fix", action.title)
    edit = actions[0].edit.document_changes[0].edits[0]
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(2, uri),
            [types.TextDocumentContentChangePartial(text=edit.new_text, range=edit.range)],
        )
    )
    print("mended", len(await found(2)))
    place = types.Position(3, 8)
    hover = await client.text_document_hover_async(types.HoverParams(document, place))
    print("hover", hover.contents.value.split("\n")[0])
    definition = await client.text_document_definition_async(types.DefinitionParams(document, place))
    print("definition", definition.range.start.line, definition.range.start.character)
    references = await client.text_document_references_async(
        types.ReferenceParams(types.ReferenceContext(True), document, place)
    )
    print("references", len(references))
    highlights = await client.text_document_document_highlight_async(types.DocumentHighlightParams(document, place))
    print("highlights", len(highlights))
    prepared = await client.text_document_prepare_rename_async(types.PrepareRenameParams(document, place))
    print("rename", prepared.placeholder)
    renamed = await client.text_document_rename_async(types.RenameParams(document, place, "question"))
    print("renamed", len(renamed.document_changes[0].edits))
    completion = await client.text_document_completion_async(types.CompletionParams(document, place))
    print("completion", " ".join(item.label for item in completion.items))
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    print("outline", " ".join(symbol.name for symbol in symbols))
    edits = await client.text_document_formatting_async(
        types.DocumentFormattingParams(document, types.FormattingOptions(2, True))
    )
    print("formatting", len(edits))
    try:
        await client.protocol.send_request_async("textDocument/nonsense", None)
    except Exception as error:
        print("refused", getattr(error, "code", error))
    await client.shutdown_async(None)
    client.exit(None)
    print("status", await client._server.wait() if client._server else None)


asyncio.run(asyncio.wait_for(main(), 120))

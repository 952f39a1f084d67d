import ChatflowFiles
import ChatflowModel

/// What a client said that it can do, as far as answers depend on it.
struct ClientAbilities: Hashable {
  /// What it counts characters in.
  private(set) var encoding = PositionEncoding.utf16
  /// Whether texts may have Markdown.
  private(set) var readsMarkdown = false
  /// Whether changes can name the state of the document that they are of.
  private(set) var takesVersions = false
  /// Whether it reads an outline in levels.
  private(set) var takesLevels = false
  /// Whether it can say that files changed.
  private(set) var watchesFiles = false
  /// Whether it takes fixes that are more than a command.
  private(set) var takesFixes = false

  /// One that can do nothing.
  init() {}

  init(_ said: JSON) {
    let document = said["textDocument"]
    let encodings = (said["general"]?["positionEncodings"]?.list ?? []).compactMap { $0.text }
    // Texts are kept in UTF-8: it is the cheapest, if it can be had.
    encoding = encodings.contains(PositionEncoding.utf8.rawValue) ? .utf8 : .utf16
    readsMarkdown = document?["hover"]?["contentFormat"]?.list?.contains(.text("markdown")) ?? false
    takesVersions = said["workspace"]?["workspaceEdit"]?["documentChanges"]?.flag ?? false
    takesLevels = document?["documentSymbol"]?["hierarchicalDocumentSymbolSupport"]?.flag ?? false
    watchesFiles = said["workspace"]?["didChangeWatchedFiles"]?["dynamicRegistration"]?.flag ?? false
    takesFixes = document?["codeAction"]?["codeActionLiteralSupport"] != nil
  }

  /// What the server can do for it.
  var answered: JSON {
    .object([
      ("positionEncoding", .text(encoding.rawValue)),
      (
        "textDocumentSync",
        .object([
          ("openClose", .flag(true)), ("change", .integer(2)), ("save", .object([("includeText", .flag(false))])),
        ])
      ),
      ("completionProvider", .object([("triggerCharacters", .list([" ", "{", "."].map(JSON.text)))])),
      ("hoverProvider", .flag(true)),
      ("definitionProvider", .flag(true)),
      ("referencesProvider", .flag(true)),
      ("documentHighlightProvider", .flag(true)),
      ("renameProvider", .object([("prepareProvider", .flag(true))])),
      ("documentSymbolProvider", .flag(true)),
      ("documentFormattingProvider", .flag(true)),
      ("codeActionProvider", takesFixes ? .object([("codeActionKinds", .list([.text("quickfix")]))]) : .flag(false)),
    ])
  }
}

extension JSON {
  /// Asks the client to say when a chatflow changes, or the file that those of a folder share.
  static var watchingWorkspaces: JSON {
    let watched = [ChatflowFolder.settings, "*" + ChatflowFolder.ending].map { name in
      JSON.object([("globPattern", .text("**/" + name))])
    }
    let registration = JSON.object([
      ("id", .text("workspaces")), ("method", .text("workspace/didChangeWatchedFiles")),
      ("registerOptions", .object([("watchers", .list(watched))])),
    ])
    return .request("workspaces", "client/registerCapability", .object([("registrations", .list([registration]))]))
  }
}

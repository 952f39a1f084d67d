import Testing

/// What an editor of fields means is said in two tables, its shape and its presentation: a new one touches no other
/// file, and nothing that goes by them is forgotten.
@Suite struct EditorSwitchTests {
  @Test func onlyTheTableOfPresentationsTakesEditorsOfFieldsApart() {
    let files = Self.sources.filter { $0.value.contains(/switch [^{\n]*\.editor[ ,)]/) }.map(\.key)
    #expect(files == ["Panes/Form/Presentation.swift"])
  }

  @Test func noSwitchOverAShapeOrAPresentationEndsInDefault() {
    var seen = 0
    for (path, source) in Self.sources {
      var end: Substring?
      for line in source.split(separator: "\n") {
        let indent = line.prefix { $0 == " " }
        if line.contains(/switch ([^{]*\.)?(editor|shape|notation|(presentation|entries)\(of: \w+\)|entries) \{$/) {
          end = indent
          seen += 1
        } else if line == "\(end ?? "-")}" {
          end = nil
        } else if end == indent {
          #expect(!line.contains("default:"), "\(path): \(line)")
        }
      }
    }
    #expect(seen > 15)
  }

  private static let sources = ["Builder", "Widgets", "ChatflowModel"].map(Sources.files).reduce(into: [:]) {
    $0.merge($1) { one, _ in one }
  }
}

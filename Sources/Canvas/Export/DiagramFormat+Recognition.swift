extension DiagramFormat {
  /// Whether a text begins as only those do that are written here: it can be written anew at any time.
  public static func isWrittenHere(_ text: String) -> Bool {
    let lines = text.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
    guard lines.count > 2 else { return false }
    let beginnings: [[(start: String, end: String)]] = [
      [("flowchart TD", ""), ("  accTitle: ", ""), ("  accDescr: ", "")],
      [("// ", ""), ("digraph \"", " {"), ("  graph [rankdir=TB, labelloc=t, label=\"", "];")],
      [
        (
          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"",
          " aria-labelledby=\"title summary\" xml:space=\"preserve\">"
        ),
        ("<title id=\"title\">", "</title>"), ("<desc id=\"summary\">", "</desc>"),
      ],
    ]
    return beginnings.contains { beginning in
      zip(lines, beginning).allSatisfy { $0.hasPrefix($1.start) && $0.hasSuffix($1.end) }
    }
  }
}

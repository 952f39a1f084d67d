/// English, the language that governs. One part of the table per area, each in a file of its own.
enum English {
  static let table: [String: String] = merged([
    kinds, questions, settings, workspace, references, model, conditions, findings, files, builder, commands, tokens,
    text,
    commandLine, zoom, clips, plain, configuration, tour, folder,
  ])

  static func merged(_ parts: [[String: String]]) -> [String: String] {
    var all: [String: String] = [:]
    for part in parts { all.merge(part) { first, _ in first } }
    return all
  }
}

/// English, the language that governs. One part of the table per area, each in a file of its own.
enum English: WordTable {
  static let table = made(of: [
    kinds, questions, settings, workspace, references, model, conditions, findings, files, builder, canvas, commands,
    tokens, text, commandLine, parser, zoom, clips, plain, configuration, tour, folder,
  ])
}

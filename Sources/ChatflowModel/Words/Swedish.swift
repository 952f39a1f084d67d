/// Swedish, with the same areas in files of the same names, to be read side by side. It says `du`.
enum Swedish: WordTable {
  static let table = made(of: [
    kinds, questions, settings, workspace, references, model, conditions, findings, files, builder, canvas, commands,
    tokens, text, commandLine, parser, zoom, clips, plain, configuration, tour, folder,
  ])
}

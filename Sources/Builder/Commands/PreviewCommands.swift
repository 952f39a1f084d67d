import Screen
import Widgets

extension CommandTable {
  /// The commands of the preview.
  static let preview: [Command] = [
    Command("preview.line", .chat, ["Enter"], hint: 1, run: { $0.activateLine() }),
    Command("preview.send", .preview, ["Enter"], hint: 1, run: { $0.sendInPreview() }),
    Command("preview.up", .preview, ["Up"], run: does { $0.moveInPreview(-1) }),
    Command("preview.down", .preview, ["Down"], run: does { $0.moveInPreview(1) }),
    Command("preview.switch", .preview, ["Tab", "Shift-Tab"], run: does { $0.switchInPreview() }),
    Command("preview.page-up", .preview, ["PageUp"], run: does { $0.pageInPreview(-1) }),
    Command("preview.page-down", .preview, ["PageDown"], run: does { $0.pageInPreview(1) }),
    Command("preview.leave", .preview, ["Esc"], hint: 2, run: does { $0.leaveInPreview() }),
    Command("preview.back", .preview, ["Alt-Z", "Ctrl-Z"], hint: 3, run: { $0.stepBackInPreview() }),
    Command("preview.restart", .preview, ["Alt-R"], hint: 5, run: { $0.beginPreview(at: $0.preview?.start) }),
    Command("preview.situation", .preview, ["Alt-O"], hint: 6, run: does { $0.chooseSituation() }),
    Command("preview.happen", .preview, ["Alt-N"], hint: 7, run: { $0.chooseHappening() }),
    Command("preview.ask-me", .preview, ["Alt-A"], hint: 8, run: { $0.switchAsking() }),
    Command("preview.silent", .preview, ["Alt-I"], hint: 9, run: does { $0.switchSilent() }),
    Command("preview.keep-test", .preview, ["Alt-T"], hint: 4, run: does { $0.askForTestName() }),
    Command("preview.copy", .preview, ["Alt-C"], run: { $0.copyTranscript() }),
  ]

  /// Those that open it, from anywhere and from the canvas.
  static let openingPreview: [Command] = [
    Command("preview", .everywhere, ["F5"], hint: 7, run: { $0.togglePreview() })
      .inList(when: { $0.templates == nil ? $0.hasChatflow : .disabled("no-chatflow") }) { $0.previewFocused() },
    Command("canvas.preview-here", .canvas, ["g p"], run: { $0.previewFromHere() }),
    Command("canvas.run-tests", .canvas, ["g t"], run: { [.runTests($0.flow, $0.workspace, for: .list)] })
      .also(.chat, ["g t"]),
    Command("canvas.coverage", .canvas, ["g c"], run: { $0.switchCoverage() }),
    Command("canvas.next-untaken", .canvas, ["g u"], when: { $0.hasCoverage }, run: does { $0.goToUntaken() }),
  ]
}

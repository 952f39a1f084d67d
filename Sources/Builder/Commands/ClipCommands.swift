import Screen
import Widgets

extension CommandTable {
  /// The commands that copy, move and mark actions on the canvas.
  static let clips: [Command] = [
    Command("canvas.copy", .canvas, ["y"], when: { $0.canvas.hasChosen }, run: { $0.copyActions() }),
    Command("canvas.cut", .canvas, ["X"], edits: true, when: { $0.canvas.hasChosen }, run: { $0.cutActions() }),
    Command(
      "canvas.paste-after", .canvas, ["p"], edits: true, when: { $0.hasCopied },
      run: does { $0.pasteActions(.after) }),
    Command(
      "canvas.paste-before", .canvas, ["P"], edits: true, when: { $0.hasCopied },
      run: does { $0.pasteActions(.before) }),
    Command(
      "canvas.duplicate", .canvas, ["D"], edits: true, when: { $0.canvas.hasChosen },
      run: does { $0.duplicateActions() }),
    Command("canvas.mark", .canvas, ["m"], when: { $0.canvas.hasName }, run: does { $0.toggleMark() }),
    Command("canvas.clear-marks", .canvas, ["M"], when: { $0.canvas.hasMarks }, run: does { $0.clearMarks() }),
    Command(
      "canvas.move-here", .canvas, ["v"], edits: true, when: { $0.canvas.hasMarks },
      run: does { $0.moveMarked(.after) }),
    Command(
      "canvas.move-before", .canvas, ["V"], edits: true, when: { $0.canvas.hasMarks },
      run: does { $0.moveMarked(.before) }),
    Command(
      "canvas.move-up", .canvas, ["Alt-Up", "Alt-Left"], edits: true, when: { $0.canvas.hasName },
      run: does { $0.moveAlong(-1) }),
    Command(
      "canvas.move-down", .canvas, ["Alt-Down", "Alt-Right"], edits: true, when: { $0.canvas.hasName },
      run: does { $0.moveAlong(1) }),
    Command(
      "canvas.wrap", .canvas, ["W"], edits: true, when: { $0.canvas.hasChosen }, run: does { $0.wrapActions() }),
    Command(
      "canvas.change-kind", .canvas, ["C"], edits: true, when: { $0.canvas.isOnCard }, run: does { $0.chooseKind() }),
    Command(
      "canvas.pick-target", .canvas, ["L"], edits: true, when: { $0.canvas.hasConnection(in: $0.flow) },
      run: does { $0.pickTarget() }),
  ]
}

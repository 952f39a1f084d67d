import Screen

extension CommandTable {
  /// The commands that copy, move and mark actions on the canvas.
  static let clips: [Command] = [
    Command("canvas.copy", .canvas, ["y"], when: \.hasChosen, run: { $0.copyActions() }),
    Command("canvas.cut", .canvas, ["X"], when: { .all($0.isWritable, $0.hasChosen) }, run: { $0.cutActions() }),
    Command(
      "canvas.paste-after", .canvas, ["p"], when: { .all($0.isWritable, $0.hasCopied) },
      run: does { $0.pasteActions(.after) }),
    Command(
      "canvas.paste-before", .canvas, ["P"], when: { .all($0.isWritable, $0.hasCopied) },
      run: does { $0.pasteActions(.before) }),
    Command(
      "canvas.duplicate", .canvas, ["D"], when: { .all($0.isWritable, $0.hasChosen) },
      run: does { $0.duplicateActions() }),
    Command("canvas.mark", .canvas, ["m"], when: \.hasName, run: does { $0.toggleMark() }),
    Command("canvas.clear-marks", .canvas, ["M"], when: \.hasMarks, run: does { $0.clearMarks() }),
    Command(
      "canvas.move-here", .canvas, ["v"], when: { .all($0.isWritable, $0.hasMarks) },
      run: does { $0.moveMarked(.after) }),
    Command(
      "canvas.move-before", .canvas, ["V"], when: { .all($0.isWritable, $0.hasMarks) },
      run: does { $0.moveMarked(.before) }),
    Command(
      "canvas.move-up", .canvas, ["Alt-Up", "Alt-Left"], when: { .all($0.isWritable, $0.hasName) },
      run: does { $0.moveAlong(-1) }),
    Command(
      "canvas.move-down", .canvas, ["Alt-Down", "Alt-Right"], when: { .all($0.isWritable, $0.hasName) },
      run: does { $0.moveAlong(1) }),
    Command(
      "canvas.wrap", .canvas, ["W"], when: { .all($0.isWritable, $0.hasChosen) }, run: does { $0.wrapActions() }),
    Command(
      "canvas.change-kind", .canvas, ["C"], when: { .all($0.isWritable, $0.isOnCard) }, run: does { $0.chooseKind() }),
    Command(
      "canvas.pick-target", .canvas, ["L"], when: { .all($0.isWritable, $0.hasConnection) },
      run: does { $0.pickTarget() }),
  ]
}

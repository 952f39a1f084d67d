import ChatflowModel
import Screen
import Widgets

extension CommandTable {
  /// The commands that lead to the settings of the chatflow and of the workspace, in the order of the title row.
  static let settings: [Command] = [
    Command("settings.build", .everywhere, ["Alt-1"], run: does { $0.openForm(.chatflow, tab: .build) })
      .also(.canvas, ["s"]),
    Command("settings.target", .everywhere, ["Alt-2"], run: does { $0.openForm(.chatflow, tab: .target) }),
    Command("settings.display", .everywhere, ["Alt-3"], run: does { $0.openForm(.chatflow, tab: .display) }),
    Command("settings.options", .everywhere, ["Alt-4"], run: does { $0.openForm(.chatflow, tab: .options) }),
    Command("settings.workspace", .everywhere, ["Alt-5"], run: does { $0.openForm(.workspace) })
      .also(.canvas, ["w"]),
  ]
}

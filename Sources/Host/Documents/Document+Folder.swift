import Builder
import ChatflowFiles
import ChatflowModel
import Words

extension Document {
  /// Looks for what is wrong in the folder, with the chatflow and what is shared as they are shown. The others are as their
  /// files are.
  func checkFolder(_ flow: Chatflow, _ workspace: Workspace) -> FolderProblems {
    let folder = FlowPaths.folder(of: path)
    let wanted: FlowPaths
    do {
      wanted = try FlowPaths([folder], .all)
    } catch {
      return FolderProblems(here: [], elsewhere: [], unread: error.lines)
    }
    let name = Disk.name(of: path)
    guard let ours = wanted.paths.first(where: { Disk.name(of: $0) == name }) else {
      return FolderProblems(here: [], elsewhere: [], unread: [])
    }
    let shown = CheckRun.Shown(path: ours, flow: flow, workspace: workspace)
    let run = CheckRun(wanted, today: CalendarDay(at: Machine.now()), besides: shown)
    // What is wrong with what is shared is told here already, but for what only all chatflows show.
    let settings = wanted.paths.first { ChatflowFolder.isSettings($0) }
    let here = (run.together[ours] ?? []) + (settings.flatMap { run.together[$0] } ?? [])
    let elsewhere = run.files.filter { !ChatflowFolder.isSettings($0.path) }.flatMap(\.elsewhere)
    return FolderProblems(here: here, elsewhere: elsewhere, unread: run.unread.flatMap(\.lines))
  }
}

extension ListedFolder {
  /// Looks for what is wrong in the folder, as its files are.
  func check() -> FolderProblems {
    do throws(Failure) {
      let run = CheckRun(try FlowPaths([path], .all), today: CalendarDay(at: Machine.now()))
      return FolderProblems(
        here: [], elsewhere: run.files.flatMap(\.elsewhere), unread: run.unread.flatMap(\.lines))
    } catch {
      return FolderProblems(here: [], elsewhere: [], unread: error.lines)
    }
  }
}

extension CheckedFile {
  /// What somebody has to look at in it, as the builder lists it where another file is looked at.
  fileprivate var elsewhere: [FolderProblems.Elsewhere] {
    let title = title
    return open.map { FolderProblems.Elsewhere($0, in: Disk.name(of: path), title: title) }
  }

  private var title: String {
    let file = Disk.name(of: path)
    if ChatflowFolder.isSettings(file) { return file }
    let stem = Printable.text(ChatflowFolder.stem(of: file))
    guard let name, !name.isBlank else { return stem }
    return Words.ours("problems.elsewhere", ["name": name, "file": stem])
  }
}

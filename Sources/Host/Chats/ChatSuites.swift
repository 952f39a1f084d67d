import ChatTesting
import ChatflowFiles
import Words

/// The files of tests that are meant by names on the command line.
package enum ChatSuites {
  /// The paths of the files, in order, each once: a file of tests, the one that belongs to a chatflow, or all of a folder.
  package static func paths(of names: [String]) throws(Failure) -> [String] {
    var paths: [String] = []
    for name in names {
      let isFolder = Disk.facts(name)?.isFolder == true
      let found = isFolder ? try FlowPaths.inFolder(name) { $0.hasSuffix(ChatFile.ending) } : [path(of: name)]
      for path in found where !paths.contains(path) { paths.append(path) }
    }
    return paths
  }

  /// The chatflows of the folders among some names that none of some chatflows' paths is, in order.
  package static func untested(in names: [String], besides tested: [String]) throws(Failure) -> [String] {
    var paths: [String] = []
    for name in names where Disk.facts(name)?.isFolder == true {
      let found = try FlowPaths.inFolder(name) { $0.hasSuffix(ChatflowFolder.ending) }
      for path in found
      where !tested.contains(path) && !paths.contains(path) {
        paths.append(path)
      }
    }
    return paths
  }

  private static func path(of name: String) -> String {
    if name.hasSuffix(ChatFile.ending) { return name }
    let own = ChatSuiteFile.path(besideFlow: name)
    return Disk.facts(own) != nil || name.hasSuffix(".yaml") || name.hasSuffix(".yml") ? own : name
  }
}

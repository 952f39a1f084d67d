import ChatflowFiles
import ChatflowModel

/// The steps of earlier runs, by which undo goes on in the next one, go with a chatflow to its new name.
extension ListedFolder {
  /// What a file holds, and the steps that led there.
  struct Led {
    fileprivate let steps: KeptSteps
    fileprivate let flow: Chatflow
  }

  /// The steps of earlier runs that led to what a file holds; nil if there are none. What cannot be read has none.
  func steps(leadingTo file: String) -> Led? {
    guard let kept = StepFile(of: Disk.absolute(path(of: file)), in: state), let bytes = try? folder.load(file).bytes,
      let steps = kept.read(of: bytes), let flow = ChatflowFile.decode(bytes: bytes).flow
    else { return nil }
    return Led(steps: steps, flow: flow)
  }

  /// Keeps the steps for the file at its new name: the renaming is one more of them, or takes the last one back. Where they
  /// cannot be kept nothing of the chatflow is lost: undo then ends where the file is opened next.
  func carry(_ led: Led, to file: String) {
    let workspace = folder.workspace().workspace
    guard let kept = StepFile(of: Disk.absolute(path(of: file)), in: state), let bytes = try? folder.load(file).bytes,
      led.steps.fits(workspace), let flow = ChatflowFile.decode(bytes: bytes).flow
    else { return }
    let renaming = Edit.make("edit.rename", in: led.flow) { $0.changeHead { $0.name = flow.name } }
    var renamed = led.flow
    if let renaming { renamed.apply(renaming) }
    // Whatever else was written meanwhile is nobody's step.
    guard renamed == flow else { return }
    var edits = led.steps.edits(endingIn: led.flow, workspace)
    if let renaming {
      if edits.last?.inverse.changes == renaming.changes { edits.removeLast() } else { edits.append(renaming) }
    }
    let steps = KeptSteps(edits, endingIn: workspace)
    _ = Result { () throws(FileError) in try kept.write(steps, of: bytes) }
  }
}

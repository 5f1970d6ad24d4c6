import Foundation
import SamplanBase
import SamplanDocuments
import SamplanEngine
import SamplanService
import SamplanStore

/// One thing that Samplan needs of a machine.
struct MachineFinding {
  let name: Text
  let isWell: Bool
  /// What is there: a version, a size.
  let found: String
  /// How to get it, when it is missing.
  let remedy: Text?
}

/// Looks a machine over, without changing anything on it.
struct MachineCheck {
  let folder: DataFolder
  let port: Int

  /// Free space below which a node should not be started: 1 GB.
  private static let spaceLeast = 1_000_000_000

  func all() async -> [MachineFinding] {
    [program, solver, database, space, writable, portFree, resources]
  }

  private var program: MachineFinding {
    MachineFinding(
      name: Text(sv: "Samplan", en: "Samplan"), isWell: true,
      found: "\(samplanVersion), \(Wiring.cores) cores", remedy: nil)
  }

  /// Solves a programme of one variable, so that the library is not only there but works.
  private var solver: MachineFinding {
    let name = Text(sv: "HiGHS (lösare)", en: "HiGHS (solver)")
    do {
      return MachineFinding(
        name: name, isWell: true, found: try SolverCheck.result(), remedy: nil)
    } catch {
      return MachineFinding(
        name: name, isWell: false, found: "\(error)",
        remedy: Text(
          sv: "Installera HiGHS: `make setup` gör det.",
          en: "Install HiGHS: `make setup` does."))
    }
  }

  /// Opens a database on disk as a node does, and reads its durability back.
  private var database: MachineFinding {
    let name = Text(sv: "SQLite, säker mot strömavbrott", en: "SQLite, safe against power loss")
    let path = NSTemporaryDirectory() + "/samplan-doctor-\(Wiring.processID).sqlite"
    defer {
      for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
    do {
      let database = try NodeDatabase.open(path: path)
      let version = try database.libraryVersion()
      try database.close()
      return MachineFinding(
        name: name, isWell: true, found: "\(version), WAL, synchronous=FULL", remedy: nil)
    } catch {
      return MachineFinding(
        name: name, isWell: false, found: "\(error)",
        remedy: Text(
          sv: "Installera libsqlite3 och se till att \(NSTemporaryDirectory()) kan skrivas.",
          en: "Install libsqlite3, and see that \(NSTemporaryDirectory()) can be written."))
    }
  }

  /// The nearest folder that is there, from the data folder upwards.
  private var ground: String {
    var url = URL(fileURLWithPath: folder.path)
    while !FileManager.default.fileExists(atPath: url.path), url.path != "/" {
      url.deleteLastPathComponent()
    }
    return url.path
  }

  private var space: MachineFinding {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: ground)
    let free = (attributes?[.systemFreeSize] as? NSNumber)?.intValue ?? 0
    return MachineFinding(
      name: Text(sv: "Ledigt utrymme", en: "Free space"), isWell: free >= Self.spaceLeast,
      found: "\(free / 1_000_000) MB",
      remedy: free >= Self.spaceLeast
        ? nil
        : Text(
          sv: "Frigör minst 1 GB, eller ange en annan mapp med --data.",
          en: "Free at least 1 GB, or give another folder with --data."))
  }

  private var writable: MachineFinding {
    let isWell = FileManager.default.isWritableFile(atPath: ground)
    return MachineFinding(
      name: Text(sv: "Mapp för data", en: "Data folder"), isWell: isWell, found: folder.path,
      remedy: isWell
        ? nil
        : Text(
          sv: "Ge skrivrätt till mappen, eller ange en annan med --data.",
          en: "Allow writing in the folder, or give another with --data."))
  }

  private var portFree: MachineFinding {
    let isWell = Port.isFree(port)
    return MachineFinding(
      name: Text(sv: "Port", en: "Port"), isWell: isWell, found: String(port),
      remedy: isWell
        ? nil
        : Text(
          sv: "Porten används. Stoppa det som använder den, eller välj en annan med --port.",
          en: "The port is in use. Stop what uses it, or choose another with --port."))
  }

  private var resources: MachineFinding {
    let name = Text(sv: "Öppna uppgifter i programmet", en: "Open figures in the program")
    do {
      let scenarios = try DemoData.sources().scenarios.count
      let hospitals = try DemoData.known().hospitals.count
      return MachineFinding(
        name: name, isWell: true, found: "\(hospitals) hospitals, \(scenarios) scenarios",
        remedy: nil)
    } catch {
      return MachineFinding(
        name: name, isWell: false, found: "\(error)",
        remedy: Text(sv: "Bygg om programmet.", en: "Build the program again."))
    }
  }
}

/// Whether the solver works.
enum SolverCheck {
  /// What it did: it has solved the smallest instance there is.
  /// - Throws: when it does not.
  static func result() throws -> String {
    let instance = try Instance(json: Array(smallest.utf8))
    let solution = try solve(instance)
    guard solution.status == .optimal else {
      throw Refusal(
        .fault, Text(sv: "Lösaren löser inte.", en: "The solver does not solve."),
        cause: solution.status.rawValue)
    }
    return "solves a trial programme"
  }

  private static let smallest = """
    {"format":"samplan-instance/1","days":1,
     "sites":[{"id":"a","region":"01","latitude":59,"longitude":18}],
     "careTypes":["ICU"],
     "groups":[{"id":"g","priority":0,"path":[{"care":"ICU","meanDays":1,"cv":1}]}],
     "elective":{"priority":1,"stays":[{"share":1,"care":"ICU","meanDays":1,"cv":1}]},
     "kernel":{"days":2,"dropBelow":0.001},
     "modes":[],"modeHours":[],"beds":[[[1]]],"bedsNominal":[[1]],"surgeMax":[[0]],
     "staff":[0],"staffPerSurgeBed":{"ICU":1},"lendMaxShare":0,"admissions":[[[2]]],
     "electiveAdmissions":[[0]],"presentAtStart":[[[0]]],"distancesKm":[[0]],
     "costs":{"shortage":{"ICU":1},"surge":{"ICU":1},"postponed":1,"staffMoved":1,"transfer":1,
              "transferPerKm":0,"icuTransferFactor":1,"fairness":0},
     "simulation":{"startEmpty":true,"beds":[[1]],"neighbours":[[]],"transfersPerDay":[0],
                   "meanDaysToDeathWaiting":{"ICU":1}}}
    """
}

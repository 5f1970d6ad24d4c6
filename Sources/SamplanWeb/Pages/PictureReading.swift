import SamplanBase
import SamplanDomain
import SamplanService

extension Visit {
  /// The country as this visitor may see it.
  func picture() throws(Refusal) -> NationalPicture { try node.picture(for: actor) }
}

extension NationalPicture {
  /// Names and places of the regions, for a plan's pages.
  var regionNames: RegionNames {
    RegionNames(
      PartyCode.regions.map { code in
        let opened = self[code].opened?.value
        return PlacedRegion(
          code: code, shortName: opened?.shortName ?? code.rawValue,
          latitude: opened?.seat?.latitude.approximate,
          longitude: opened?.seat?.longitude.approximate)
      })
  }

  /// The classes of everything that stands for a region in the picture, for the page's class.
  func classes(of party: PartyCode) -> Set<InformationClass> {
    Set(self[party].figures.entries.map(\.informationClass))
  }

  /// The highest class of each region's figures, all regions.
  var figureClasses: [InformationClass] {
    PartyCode.regions.compactMap { classes(of: $0).max() }
  }
}

extension Visit {
  /// The class of a page that joins figures of these regions.
  func pageClass(joining parties: [PartyCode], in picture: NationalPicture) -> PageClass {
    SamplanService.pageClass(
      of: parties.compactMap { picture.classes(of: $0).max() }, regionsJoined: parties.count,
      isDemonstration: node.isDemonstration)
  }

  /// The class of a page about one statement.
  func pageClass(of informationClass: InformationClass, regionsJoined: Int = 0) -> PageClass {
    SamplanService.pageClass(
      of: [informationClass], regionsJoined: regionsJoined,
      isDemonstration: node.isDemonstration)
  }

  /// A file to save, whose name tells what it is, its class and its day.
  func file(_ what: String, _ format: DataFormat, _ pageClass: PageClass, _ bytes: [UInt8])
    -> WebResponse
  {
    let isDemonstration = node.isDemonstration ? "demo-" : ""
    let name =
      "samplan-\(isDemonstration)\(what)-\(pageClass.informationClass.rawValue)-\(today)"
    let type = format.mediaType
    var answer = WebResponse.file(
      name + format.ending, type: "\(type); charset=utf-8", bytes)
    answer.informationClass = pageClass.informationClass
    return answer
  }

  /// A page's content as data.
  func data(_ value: JSONValue, _ pageClass: PageClass) -> WebResponse {
    var answer = WebResponse.json(value.bytes)
    answer.informationClass = pageClass.informationClass
    return answer
  }
}

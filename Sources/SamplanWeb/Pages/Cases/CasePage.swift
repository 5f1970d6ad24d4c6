import HTTPTypes
import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// A case with its text and its board of 21.
enum CasePage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let (board, picture) = try board(visit)
    var text: CaseText?
    if let settled = board.text?.value {
      text = try await visit.node.caseText(
        settled.number, version: settled.version, for: visit.actor
      ).text
    }
    let value = board.case.value
    let frame = PageFrame(
      title: "\(value.number) \(value.title(in: visit.language))", area: .cases,
      pageClass: pageClass(visit, board),
      crumbs: [.init(title: Area.cases.title[visit.language], site: .cases(.list(.html)))])
    let view = CaseView(visit: visit, board: board, text: text, picture: picture)
    return visit.page(frame, view.markup)
  }

  static func json(_ visit: Visit) async throws -> WebResponse {
    let (board, _) = try board(visit)
    return visit.data(CaseFile(board: board).json, pageClass(visit, board))
  }

  static func csv(_ visit: Visit) async throws -> WebResponse {
    let (board, picture) = try board(visit)
    return visit.file(
      "arende-\(board.case.value.number)", .csv, pageClass(visit, board),
      CaseFile(board: board).csv(picture.regionNames))
  }

  static func boardPaper(_ visit: Visit) async throws -> WebResponse {
    guard case .cases(.boardPaper(let number, let region)) = visit.site else {
      throw ErrorPage.missing
    }
    let paper = try await visit.node.boardPaper(
      of: number, for: region, in: visit.language, for: visit.actor)
    var answer = WebResponse.file(paper.name, type: WordDocument.mediaType, paper.bytes)
    answer.informationClass = paper.informationClass
    return answer
  }

  /// The board of the case that the address names, as the visitor may see it.
  static func board(_ visit: Visit) throws -> (DecisionBoard, NationalPicture) {
    guard case .cases(let place) = visit.site, let number = place.number else {
      throw ErrorPage.missing
    }
    let picture = try visit.picture()
    guard let board = DecisionBoard(number, in: picture, on: visit.today) else {
      throw Refusal(
        .missing, Text(sv: "Ärendet \(number) finns inte.", en: "There is no case \(number)."))
    }
    return (board, picture)
  }

  /// The highest class of the case, its text and the regions' statements that are shown.
  static func pageClass(_ visit: Visit, _ board: DecisionBoard) -> PageClass {
    let classes =
      [board.case.informationClass, board.text?.informationClass ?? .open]
      + board.rows.flatMap {
        [$0.decision?.informationClass ?? .open, $0.planned?.informationClass ?? .open]
      }
    return visit.pageClass(of: classes.max() ?? .open)
  }
}

package org.chimerapool.ui.leaderboards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.gamification.Board;
import org.chimerapool.gamification.BoardRow;
import org.chimerapool.gamification.Profile;
import org.chimerapool.gamification.Season;
import org.chimerapool.ui.kit.PoolChoice;
import org.chimerapool.ui.kit.Reading;

/// What the page of leaderboards shows.
///
/// @param own the places of the address that is looked for, or of the visitor's own addresses
/// @param missing an address was looked for and is not on the board
/// @param profile of the visitor, empty for whoever is not signed in
record BoardModel(
    Instant now,
    PoolChoice choice,
    BoardChoice asked,
    Season season,
    Reading<List<Season>> archive,
    Reading<Board> board,
    List<BoardRow> own,
    boolean missing,
    Optional<Profile> profile) {}

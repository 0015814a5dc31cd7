package io.snaprelay.restore.cutover;

import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.DatabaseRef;
import java.time.Instant;
import java.util.List;

/**
 * What a cutover is about to do, written before it touches anything: with it, whoever comes next
 * knows which database was which, whatever they are called by then.
 *
 * @param production the name that clients know
 * @param oldResourceId the immutable id of the database that has it now
 * @param aside the name to which that one steps aside
 * @param beside the derived name of the restored database
 * @param restoredResourceId that one's immutable id
 * @param endpoint where clients connect, before and after
 * @param at when this was written
 * @param oldFollowers the instances of the old production that change their names with it
 * @param newFollowers those of the restored database; the one that writes comes first
 */
record Intent(
    DatabaseRef production,
    String oldResourceId,
    DatabaseRef aside,
    DatabaseRef beside,
    String restoredResourceId,
    DatabaseState.Endpoint endpoint,
    Instant at,
    List<Follower> oldFollowers,
    List<Follower> newFollowers) {
  Intent {
    // Those of earlier releases do not have them.
    oldFollowers = oldFollowers == null ? List.of() : List.copyOf(oldFollowers);
    newFollowers = newFollowers == null ? List.of() : List.copyOf(newFollowers);
  }

  /** Which of the three names this is. */
  Spot spot(String name) {
    if (name.equals(production.identifier())) {
      return Spot.PRODUCTION;
    }
    if (name.equals(aside.identifier())) {
      return Spot.ASIDE;
    }
    return name.equals(beside.identifier()) ? Spot.BESIDE : Spot.ELSEWHERE;
  }

  /** The immutable id of one of the two. */
  String resourceId(Side side) {
    return side == Side.OLD ? oldResourceId : restoredResourceId;
  }

  /** The instances of one of the two that change their names with it. */
  List<Follower> followers(Side side) {
    return side == Side.OLD ? oldFollowers : newFollowers;
  }

  /** Whether an instance was one of the old production's when this was written. */
  boolean follows(String resourceId) {
    return oldFollowers.stream().anyMatch(each -> each.resourceId().equals(resourceId));
  }

  /** The name of a spot that is one. */
  DatabaseRef at(Spot spot) {
    return switch (spot) {
      case PRODUCTION -> production;
      case ASIDE -> aside;
      case BESIDE -> beside;
      case ELSEWHERE, GONE -> throw new IllegalArgumentException(spot + " is no name");
    };
  }
}

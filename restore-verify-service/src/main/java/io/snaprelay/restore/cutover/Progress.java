package io.snaprelay.restore.cutover;

/** How far a swap has come. */
sealed interface Progress {
  /** It goes on: look again soon. */
  record UnderWay(String how) implements Progress {}

  /** Nothing can be done without harming what is not ours. */
  record Stuck(String why) implements Progress {}

  /** The good end: the restored database is production. */
  record NewIsProduction() implements Progress {}

  /** The other good end: the old one is, as it was. */
  record OldIsProduction() implements Progress {}

  static Progress underWay(String how) {
    return new UnderWay(how);
  }
}

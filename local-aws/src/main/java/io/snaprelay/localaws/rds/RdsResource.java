package io.snaprelay.localaws.rds;

import java.util.List;
import software.amazon.awssdk.services.rds.model.Tag;

/** A thing of RDS that has an ARN and tags, and that events are about. */
interface RdsResource {

  Place place();

  String arn();

  List<Tag> tags();

  /** Replaces all tags. */
  void tag(List<Tag> tags);
}

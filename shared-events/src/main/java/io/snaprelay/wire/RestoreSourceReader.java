package io.snaprelay.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.snaprelay.refs.PointInTimeRef;
import io.snaprelay.refs.RestoreSource;
import io.snaprelay.refs.SnapshotRef;
import java.io.IOException;

/** What has a time is a point in time, else it is a snapshot, as ever. */
final class RestoreSourceReader extends StdDeserializer<RestoreSource> {
  private static final long serialVersionUID = 1;

  RestoreSourceReader() {
    super(RestoreSource.class);
  }

  @Override
  public RestoreSource deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    TreeNode tree = parser.readValueAsTree();
    Class<? extends RestoreSource> type =
        tree.get("at") == null ? SnapshotRef.class : PointInTimeRef.class;
    return parser.getCodec().treeToValue(tree, type);
  }
}

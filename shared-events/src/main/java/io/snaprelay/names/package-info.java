/** Every name that SnapRelay derives: run ids, step names, resource names, tags, event ids. */
package io.snaprelay.names;

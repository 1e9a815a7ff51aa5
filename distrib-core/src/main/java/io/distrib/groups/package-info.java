/**
 * Chooses the group that a client belongs to: by host name, language, network, or a function of the
 * application. Start here: {@link io.distrib.groups.GroupSelectors}.
 */
@NullMarked
package io.distrib.groups;

import org.jspecify.annotations.NullMarked;

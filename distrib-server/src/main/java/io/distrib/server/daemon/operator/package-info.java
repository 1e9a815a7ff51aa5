/**
 * What operators have set for sites: it is carried out, saved and shown. Start here: {@link
 * io.distrib.server.daemon.operator.Operator}.
 */
@NullMarked
package io.distrib.server.daemon.operator;

import org.jspecify.annotations.NullMarked;

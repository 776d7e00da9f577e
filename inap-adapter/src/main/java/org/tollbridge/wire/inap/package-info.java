/**
 * INAP CS-1: operations, errors, and their parameters as records that are described once (ITU-T Q.1218 (10/95) clause
 * 2.1 and ETSI ETS 300 374-1).
 *
 * <p>{@link org.tollbridge.wire.inap.Operation} is the table. {@link org.tollbridge.wire.inap.InapCodec} reads incoming
 * parameters and returns a value, or a refusal with the answer to send:
 * <pre>{@code
 * switch (InapCodec.argument(operation, invoke.parameter(), variant)) {
 *     case Reading.Value<Argument>(InitialDp initial) -> initial.get(InitialDp.SERVICE_KEY) ...
 *     case Reading.Value<Argument>(Argument other) -> ...
 *     case Reading.Refused<Argument>(Answer answer, DecodeFailure failure) -> ...
 * }
 * }</pre>
 * Outgoing parameters are built from their fields:
 * <pre>{@code
 * BcsmEvent answer = BcsmEvent.TYPE.values()
 *         .set(BcsmEvent.EVENT_TYPE_BCSM, EventTypeBcsm.O_ANSWER)
 *         .set(BcsmEvent.MONITOR_MODE, MonitorMode.NOTIFY_AND_CONTINUE)
 *         .set(BcsmEvent.LEG_ID, LegId.sending(2))
 *         .build();
 * Optional<Octets> parameter = InapCodec.encode(request, variant);
 * }</pre>
 * Numbers, causes and similar parameters are octets here; {@code wire.isup} interprets them.
 */
@NullMarked
package org.tollbridge.wire.inap;

import org.jspecify.annotations.NullMarked;

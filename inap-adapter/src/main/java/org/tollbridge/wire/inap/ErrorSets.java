package org.tollbridge.wire.inap;

import static org.tollbridge.wire.inap.InapError.CANCELED;
import static org.tollbridge.wire.inap.InapError.CANCEL_FAILED;
import static org.tollbridge.wire.inap.InapError.ETC_FAILED;
import static org.tollbridge.wire.inap.InapError.IMPROPER_CALLER_RESPONSE;
import static org.tollbridge.wire.inap.InapError.MISSING_CUSTOMER_RECORD;
import static org.tollbridge.wire.inap.InapError.MISSING_PARAMETER;
import static org.tollbridge.wire.inap.InapError.PARAMETER_OUT_OF_RANGE;
import static org.tollbridge.wire.inap.InapError.REQUESTED_INFO_ERROR;
import static org.tollbridge.wire.inap.InapError.SYSTEM_FAILURE;
import static org.tollbridge.wire.inap.InapError.TASK_REFUSED;
import static org.tollbridge.wire.inap.InapError.UNAVAILABLE_RESOURCE;
import static org.tollbridge.wire.inap.InapError.UNEXPECTED_COMPONENT_SEQUENCE;
import static org.tollbridge.wire.inap.InapError.UNEXPECTED_DATA_VALUE;
import static org.tollbridge.wire.inap.InapError.UNEXPECTED_PARAMETER;
import static org.tollbridge.wire.inap.InapError.UNKNOWN_LEG_ID;
import static org.tollbridge.wire.inap.InapError.UNKNOWN_RESOURCE;

import java.util.Set;

/** Sets of errors that an operation may report. */
final class ErrorSets {
    static final Set<InapError> DETECTION_POINT_ERRORS = Set.of(
            MISSING_CUSTOMER_RECORD,
            MISSING_PARAMETER,
            PARAMETER_OUT_OF_RANGE,
            SYSTEM_FAILURE,
            TASK_REFUSED,
            UNEXPECTED_COMPONENT_SEQUENCE,
            UNEXPECTED_DATA_VALUE,
            UNEXPECTED_PARAMETER);

    static final Set<InapError> CONTROL_ERRORS = Set.of(
            MISSING_PARAMETER,
            SYSTEM_FAILURE,
            TASK_REFUSED,
            UNEXPECTED_COMPONENT_SEQUENCE,
            UNEXPECTED_DATA_VALUE,
            UNEXPECTED_PARAMETER);

    static final Set<InapError> SELECTION_ERRORS = Set.of(
            MISSING_PARAMETER,
            PARAMETER_OUT_OF_RANGE,
            SYSTEM_FAILURE,
            TASK_REFUSED,
            UNEXPECTED_COMPONENT_SEQUENCE,
            UNEXPECTED_DATA_VALUE,
            UNEXPECTED_PARAMETER);

    static final Set<InapError> INSTRUCTION_ERRORS = Set.of(
            MISSING_PARAMETER,
            TASK_REFUSED,
            UNEXPECTED_COMPONENT_SEQUENCE,
            UNEXPECTED_DATA_VALUE,
            UNEXPECTED_PARAMETER);

    static final Set<InapError> STATUS_ERRORS = Set.of(
            MISSING_PARAMETER,
            PARAMETER_OUT_OF_RANGE,
            SYSTEM_FAILURE,
            TASK_REFUSED,
            UNEXPECTED_COMPONENT_SEQUENCE,
            UNEXPECTED_PARAMETER,
            UNKNOWN_RESOURCE);

    static final Set<InapError> NO_ERRORS = Set.of();

    static final Set<InapError> INITIAL_ERRORS = Set.of(
            MISSING_CUSTOMER_RECORD,
            MISSING_PARAMETER,
            SYSTEM_FAILURE,
            TASK_REFUSED,
            UNEXPECTED_COMPONENT_SEQUENCE,
            UNEXPECTED_DATA_VALUE,
            UNEXPECTED_PARAMETER);

    static final Set<InapError> ASSIST_ERRORS = Set.of(
            MISSING_CUSTOMER_RECORD,
            MISSING_PARAMETER,
            TASK_REFUSED,
            UNEXPECTED_COMPONENT_SEQUENCE,
            UNEXPECTED_DATA_VALUE,
            UNEXPECTED_PARAMETER);

    static final Set<InapError> ESTABLISH_ERRORS = Set.of(
            ETC_FAILED,
            MISSING_PARAMETER,
            SYSTEM_FAILURE,
            TASK_REFUSED,
            UNEXPECTED_COMPONENT_SEQUENCE,
            UNEXPECTED_DATA_VALUE,
            UNEXPECTED_PARAMETER);

    static final Set<InapError> FILTERING_ERRORS = Set.of(
            MISSING_PARAMETER,
            PARAMETER_OUT_OF_RANGE,
            SYSTEM_FAILURE,
            TASK_REFUSED,
            UNEXPECTED_COMPONENT_SEQUENCE,
            UNEXPECTED_PARAMETER);

    static final Set<InapError> INFORMATION_ERRORS = Set.of(
            MISSING_PARAMETER,
            PARAMETER_OUT_OF_RANGE,
            REQUESTED_INFO_ERROR,
            SYSTEM_FAILURE,
            TASK_REFUSED,
            UNEXPECTED_COMPONENT_SEQUENCE,
            UNEXPECTED_PARAMETER);

    static final Set<InapError> CHARGING_ERRORS = Set.of(
            MISSING_PARAMETER,
            UNEXPECTED_COMPONENT_SEQUENCE,
            UNEXPECTED_PARAMETER,
            PARAMETER_OUT_OF_RANGE,
            SYSTEM_FAILURE,
            TASK_REFUSED,
            UNKNOWN_LEG_ID);

    static final Set<InapError> ANNOUNCEMENT_ERRORS = Set.of(
            CANCELED,
            MISSING_PARAMETER,
            SYSTEM_FAILURE,
            UNAVAILABLE_RESOURCE,
            UNEXPECTED_COMPONENT_SEQUENCE,
            UNEXPECTED_DATA_VALUE,
            UNEXPECTED_PARAMETER);

    static final Set<InapError> COLLECTION_ERRORS = Set.of(
            CANCELED,
            IMPROPER_CALLER_RESPONSE,
            MISSING_PARAMETER,
            SYSTEM_FAILURE,
            TASK_REFUSED,
            UNAVAILABLE_RESOURCE,
            UNEXPECTED_COMPONENT_SEQUENCE,
            UNEXPECTED_DATA_VALUE,
            UNEXPECTED_PARAMETER);

    static final Set<InapError> DISCONNECT_ERRORS = Set.of(SYSTEM_FAILURE, TASK_REFUSED, UNEXPECTED_COMPONENT_SEQUENCE);

    static final Set<InapError> CANCEL_ERRORS = Set.of(CANCEL_FAILED);

    static final Set<InapError> CANCEL_STATUS_ERRORS = Set.of(CANCEL_FAILED, MISSING_PARAMETER, TASK_REFUSED);

    private ErrorSets() {}
}

import { ModelError } from '../model/model-error';
import type { ModelErrorCode } from '../model/model-error';
import type { WireError } from './wire';

const HTTP_STATUS: Partial<Record<ModelErrorCode, number>> = {
  AccessDenied: 403,
  ApiNotFound: 404,
  GeneralException: 500,
  ItemAlreadyExists: 409,
  ItemNotFound: 404,
  NotImplemented: 501,
};

export function itemNotFound(): ModelError {
  return new ModelError('ItemNotFound', "The requested resource doesn't exist.");
}

export function invalidArgument(): ModelError {
  return new ModelError('InvalidArgument', 'The argument is invalid or missing or has an incorrect format.');
}

export function invalidOperation(): ModelError {
  return new ModelError('InvalidOperation', 'The operation attempted is invalid on the object.');
}

export function invalidReference(): ModelError {
  return new ModelError('InvalidReference', 'This reference is not valid for the current operation.');
}

/** What real Excel never says: the emulated host is behind the client. Loud, so that no test passes by silence. */
export function notEmulated(typeName: string, member: string, kind: string): ModelError {
  return new ModelError('ApiNotFound', `Emulated host does not implement ${typeName}.${member} (${kind})`);
}

/** The error object of a response. */
export function wireError(error: ModelError, actionIndex?: number, location?: string): WireError {
  return {
    Code: error.code,
    Message: error.message,
    HttpStatusCode: HTTP_STATUS[error.code] ?? 400,
    ...(actionIndex === undefined ? {} : { ActionIndex: actionIndex }),
    ...(location === undefined ? {} : { Location: location }),
  };
}

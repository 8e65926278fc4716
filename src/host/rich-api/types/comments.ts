import { containsCell } from '../../model/area';
import type { CommentModel, CommentReplyModel } from '../../model/sheet-parts';
import type { SheetModel } from '../../model/workbook-model';
import { flagArgument, rangeArgument, recordArgument, textArgument } from '../arguments';
import { objectOf, objectOrNull } from '../host-object';
import type { HostObject, TypeDefinition } from '../host-object';
import type { HostSession } from '../session';
import { invalidArgument, itemNotFound } from '../wire-error';

/** Comments of one sheet, or of the workbook. */
type Scope = SheetModel | undefined;

const AUTHOR = { authorName: 'User', authorEmail: 'user@example.com' };

function commentsOf(scope: Scope, session: HostSession): readonly CommentModel[] {
  const { comments } = session.workbook;
  return scope ? comments.filter((comment) => comment.sheetId === scope.id) : comments;
}

function sheetOf(comment: CommentModel, session: HostSession): SheetModel {
  const sheet = session.workbook.sheet(comment.sheetId);
  if (!sheet) throw itemNotFound();
  return sheet;
}

/** Comment text; mentions are kept as their plain text. */
function contentArgument(value: unknown): string {
  return typeof value === 'string' ? value : textArgument(recordArgument(value).richContent);
}

function newReply(content: unknown, session: HostSession): CommentReplyModel {
  const id = session.workbook.newId();
  return { id, content: contentArgument(content), creationTime: session.options.now(), ...AUTHOR };
}

function addComment(scope: Scope, [cell, content]: readonly unknown[], session: HostSession): HostObject {
  const { sheet, area } = rangeArgument(cell, session, scope);
  if (area.rowCount !== 1 || area.columnCount !== 1) throw invalidArgument();
  const comment: CommentModel = {
    ...newReply(content, session),
    sheetId: sheet.id,
    area,
    resolved: false,
    replies: [],
  };
  session.workbook.changeComments((comments) => comments.push(comment));
  return objectOf(commentType, comment);
}

function atCell(scope: Scope, cell: unknown, session: HostSession): CommentModel | undefined {
  const { sheet, area } = rangeArgument(cell, session, scope);
  return session.workbook.comments.find(
    (comment) => comment.sheetId === sheet.id && containsCell(comment.area, area.row, area.column),
  );
}

export const commentType: TypeDefinition<CommentModel> = {
  name: 'Comment',
  id: (comment) => comment.id,
  get: {
    AuthorEmail: (comment) => comment.authorEmail,
    AuthorName: (comment) => comment.authorName,
    Content: (comment) => comment.content,
    ContentType: () => 'Plain',
    CreationDate: (comment) => comment.creationTime,
    Id: (comment) => comment.id,
    Resolved: (comment) => comment.resolved,
    RichContent: (comment) => comment.content,
  },
  set: {
    Content: (comment, value, session) =>
      session.workbook.changeComments(() => {
        comment.content = textArgument(value);
      }),
    Resolved: (comment, value, session) =>
      session.workbook.changeComments(() => {
        comment.resolved = flagArgument(value);
      }),
  },
  navigate: { Replies: (comment) => objectOf(commentReplyCollectionType, comment) },
  call: {
    Delete: (comment, _args, session) =>
      session.workbook.changeComments((comments) => comments.splice(comments.indexOf(comment), 1)),
    GetLocation: (comment, _args, session) => session.range(sheetOf(comment, session), comment.area),
  },
};

export const commentCollectionType: TypeDefinition<Scope> = {
  name: 'CommentCollection',
  item: (scope, [id], session) =>
    objectOrNull(
      commentType,
      commentsOf(scope, session).find((comment) => comment.id === id),
    ) ?? undefined,
  items: (scope, session) => commentsOf(scope, session).map((comment) => objectOf(commentType, comment)),
  call: {
    Add: addComment,
    GetItemByCell: (scope, [cell], session) => {
      const found = atCell(scope, cell, session);
      if (!found) throw itemNotFound();
      return objectOf(commentType, found);
    },
  },
};

interface ReplyTarget {
  readonly comment: CommentModel;
  readonly reply: CommentReplyModel;
}

export const commentReplyType: TypeDefinition<ReplyTarget> = {
  name: 'CommentReply',
  id: ({ reply }) => reply.id,
  get: {
    AuthorEmail: ({ reply }) => reply.authorEmail,
    AuthorName: ({ reply }) => reply.authorName,
    Content: ({ reply }) => reply.content,
    CreationDate: ({ reply }) => reply.creationTime,
    Id: ({ reply }) => reply.id,
    Resolved: ({ comment }) => comment.resolved,
  },
  set: {
    Content: ({ reply }, value, session) =>
      session.workbook.changeComments(() => {
        reply.content = textArgument(value);
      }),
  },
  call: {
    Delete: ({ comment, reply }, _args, session) =>
      session.workbook.changeComments(() => comment.replies.splice(comment.replies.indexOf(reply), 1)),
    GetLocation: ({ comment }, _args, session) => session.range(sheetOf(comment, session), comment.area),
    GetParentComment: ({ comment }) => objectOf(commentType, comment),
  },
};

export const commentReplyCollectionType: TypeDefinition<CommentModel> = {
  name: 'CommentReplyCollection',
  item: (comment, [id]) => {
    const reply = comment.replies.find((one) => one.id === id);
    return reply && objectOf(commentReplyType, { comment, reply });
  },
  items: (comment) => comment.replies.map((reply) => objectOf(commentReplyType, { comment, reply })),
  call: {
    Add: (comment, [content], session) => {
      const reply = newReply(content, session);
      session.workbook.changeComments(() => comment.replies.push(reply));
      return objectOf(commentReplyType, { comment, reply });
    },
  },
};
